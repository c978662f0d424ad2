package com.evertill.cloud.lake;

import java.util.stream.Collectors;

/** The tables' definitions for Athena, from the same list by which the files are written. */
public final class AthenaTables {
    /**
     * One statement a table, each ended by a semicolon. Partitions are projected, so nobody has to tell Athena of a new day: a day is a date from the first
     * to tomorrow (a store may be ahead of UTC), and a tenant has to be named in every question.
     *
     * @param location of the lake, {@code s3://BUCKET/PREFIX} without a slash at the end.
     * @param firstDay the first business day that there can be, ISO 8601.
     */
    public static String ddl(String database, String location, String firstDay) {
        return LakeTables.ALL.stream()
                .map(table -> create(table, database, location + "/" + table.name(), firstDay))
                .collect(Collectors.joining("\n"));
    }

    private static String create(LakeTable table, String database, String location, String firstDay) {
        return """
                CREATE EXTERNAL TABLE IF NOT EXISTS `%s`.`%s` (
                %s
                )
                PARTITIONED BY (`tenant` string, `business_day` string)
                STORED AS PARQUET
                LOCATION '%s/'
                TBLPROPERTIES (
                  'parquet.compression' = 'ZSTD',
                  'projection.enabled' = 'true',
                  'projection.tenant.type' = 'injected',
                  'projection.business_day.type' = 'date',
                  'projection.business_day.format' = 'yyyy-MM-dd',
                  'projection.business_day.range' = '%s,NOW+1DAY',
                  'projection.business_day.interval' = '1',
                  'projection.business_day.interval.unit' = 'DAYS',
                  'storage.location.template' = '%s/tenant=${tenant}/business_day=${business_day}/'
                );
                """.formatted(database, table.name(), columns(table), location, firstDay, location);
    }

    private static String columns(LakeTable table) {
        return table.columns().stream()
                .map(column -> "  `" + column.name() + "` " + column.kind().athena())
                .collect(Collectors.joining(",\n"));
    }

    private AthenaTables() {}
}
