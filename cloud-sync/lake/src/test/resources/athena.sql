CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`sale` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `receipt` string,
  `till` bigint,
  `shift` string,
  `cashier` string,
  `release` bigint,
  `items` bigint,
  `currency` string,
  `net_minor` bigint,
  `tax_minor` bigint,
  `total_minor` bigint,
  `paid_minor` bigint,
  `change_minor` bigint
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/sale/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/sale/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`sale_line` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `line` bigint,
  `item` string,
  `name` string,
  `department` string,
  `tax_class` string,
  `thousandths` bigint,
  `unit` string,
  `currency` string,
  `unit_price_minor` bigint,
  `amount_minor` bigint,
  `tax_minor` bigint,
  `voided` boolean
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/sale_line/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/sale_line/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`tender` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `number` bigint,
  `means` string,
  `currency` string,
  `amount_minor` bigint,
  `card_brand` string,
  `offline_approved` boolean
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/tender/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/tender/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`tax` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `tax_id` string,
  `name` string,
  `ppm` bigint,
  `currency` string,
  `net_minor` bigint,
  `tax_minor` bigint
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/tax/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/tax/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`voided_sale` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `till` bigint,
  `shift` string,
  `cashier` string,
  `voided_by` string,
  `items` bigint,
  `currency` string,
  `total_minor` bigint
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/voided_sale/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/voided_sale/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`returned` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `receipt` string,
  `till` bigint,
  `shift` string,
  `cashier` string,
  `approved_by` string,
  `original` string,
  `currency` string,
  `net_minor` bigint,
  `tax_minor` bigint,
  `total_minor` bigint
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/returned/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/returned/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`returned_line` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `original_line` bigint,
  `item` string,
  `thousandths` bigint,
  `unit` string,
  `currency` string,
  `amount_minor` bigint,
  `to_stock` boolean
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/returned_line/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/returned_line/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`card_refund` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `till` bigint,
  `shift` string,
  `staff` string,
  `original` string,
  `currency` string,
  `amount_minor` bigint,
  `card_brand` string,
  `exception` string
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/card_refund/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/card_refund/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`price_override` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `line` bigint,
  `staff` string,
  `approved_by` string,
  `currency` string,
  `old_minor` bigint,
  `new_minor` bigint
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/price_override/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/price_override/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`no_sale` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `till` bigint,
  `shift` string,
  `staff` string
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/no_sale/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/no_sale/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`receipt_copy` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `receipt` string,
  `till` bigint,
  `staff` string
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/receipt_copy/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/receipt_copy/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`exception_closed` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `exception` string,
  `till` bigint,
  `staff` string
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/exception_closed/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/exception_closed/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`payment_resolved` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `till` bigint,
  `decided_by` string,
  `outcome` string,
  `currency` string,
  `amount_minor` bigint
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/payment_resolved/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/payment_resolved/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`payment_forwarded` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `till` bigint,
  `receipt` string,
  `tender` bigint,
  `approved_at` timestamp,
  `outcome` string,
  `currency` string,
  `amount_minor` bigint,
  `exception` string
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/payment_forwarded/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/payment_forwarded/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`basket_moved` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `till` bigint,
  `staff` string,
  `moved_to` string
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/basket_moved/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/basket_moved/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`stock_movement` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `item` string,
  `thousandths` bigint,
  `unit` string,
  `staff` string,
  `moved_from` string,
  `moved_to` string
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/stock_movement/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/stock_movement/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`shift` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `shift` string,
  `till` bigint,
  `cashier` string,
  `closed_by` string,
  `currency` string,
  `opening_float_minor` bigint,
  `counted_minor` bigint,
  `expected_minor` bigint
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/shift/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/shift/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`cash_movement` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `till` bigint,
  `shift` string,
  `staff` string,
  `currency` string,
  `amount_minor` bigint
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/cash_movement/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/cash_movement/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`terminal_reconciled` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `till` bigint,
  `shift` string,
  `exception` string,
  `currency` string,
  `sold_minor` bigint,
  `told_minor` bigint
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/terminal_reconciled/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/terminal_reconciled/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`day_closed` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `day` string,
  `number` bigint,
  `staff` string
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/day_closed/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/day_closed/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`epoch_began` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `new_epoch` bigint,
  `software` string,
  `replaced_epoch` bigint,
  `lost_after` bigint
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/epoch_began/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/epoch_began/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`release_acknowledged` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `zone` string,
  `release` bigint,
  `step` string
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/release_acknowledged/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/release_acknowledged/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`device_changed` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `till` bigint,
  `device` string,
  `state` string
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/device_changed/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/device_changed/tenant=${tenant}/business_day=${business_day}/'
);

CREATE EXTERNAL TABLE IF NOT EXISTS `evertill_lake`.`clock_changed` (
  `store` string,
  `node` string,
  `epoch` bigint,
  `sequence` bigint,
  `place` bigint,
  `fact` string,
  `happened_at` timestamp,
  `box_time` timestamp,
  `store_time` timestamp
)
PARTITIONED BY (`tenant` string, `business_day` string)
STORED AS PARQUET
LOCATION 's3://example-lake/facts/clock_changed/'
TBLPROPERTIES (
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'projection.tenant.type' = 'injected',
  'projection.business_day.type' = 'date',
  'projection.business_day.format' = 'yyyy-MM-dd',
  'projection.business_day.range' = '2026-01-01,NOW+1DAY',
  'projection.business_day.interval' = '1',
  'projection.business_day.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://example-lake/facts/clock_changed/tenant=${tenant}/business_day=${business_day}/'
);
