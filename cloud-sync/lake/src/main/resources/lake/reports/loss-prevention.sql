-- What somebody should look at, for each cashier and held against the shop: baskets given up, drawers opened without a sale, prices overridden
-- and money given back, each for a thousand sales of the cashier and for a thousand of the shop. Staff are numbers; what each means is a
-- person's business.
WITH happened AS (
  SELECT store, cashier AS staff, 1 AS sales, 0 AS voids, 0 AS no_sales, 0 AS overrides, 0 AS refunds
  FROM sale
  WHERE tenant = ? AND business_day BETWEEN ? AND ?
  UNION ALL
  SELECT store, cashier AS staff, 0 AS sales, 1 AS voids, 0 AS no_sales, 0 AS overrides, 0 AS refunds
  FROM voided_sale
  WHERE tenant = ? AND business_day BETWEEN ? AND ?
  UNION ALL
  SELECT store, staff, 0 AS sales, 0 AS voids, 1 AS no_sales, 0 AS overrides, 0 AS refunds
  FROM no_sale
  WHERE tenant = ? AND business_day BETWEEN ? AND ?
  UNION ALL
  SELECT store, staff, 0 AS sales, 0 AS voids, 0 AS no_sales, 1 AS overrides, 0 AS refunds
  FROM price_override
  WHERE tenant = ? AND business_day BETWEEN ? AND ?
  UNION ALL
  SELECT store, staff, 0 AS sales, 0 AS voids, 0 AS no_sales, 0 AS overrides, 1 AS refunds
  FROM card_refund
  WHERE tenant = ? AND business_day BETWEEN ? AND ?
  UNION ALL
  SELECT store, cashier AS staff, 0 AS sales, 0 AS voids, 0 AS no_sales, 0 AS overrides, 1 AS refunds
  FROM returned
  WHERE tenant = ? AND business_day BETWEEN ? AND ?
), by_staff AS (
  SELECT store, staff,
         CAST(SUM(sales) AS DOUBLE) AS sales, CAST(SUM(voids) AS DOUBLE) AS voids, CAST(SUM(no_sales) AS DOUBLE) AS no_sales,
         CAST(SUM(overrides) AS DOUBLE) AS overrides, CAST(SUM(refunds) AS DOUBLE) AS refunds
  FROM happened
  GROUP BY store, staff
), by_store AS (
  SELECT store,
         SUM(sales) AS sales, SUM(voids) AS voids, SUM(no_sales) AS no_sales, SUM(overrides) AS overrides, SUM(refunds) AS refunds
  FROM by_staff
  GROUP BY store
)
SELECT s.store, s.staff,
       CAST(s.sales AS BIGINT) AS sales,
       CAST(s.voids AS BIGINT) AS voids,
       CAST(s.no_sales AS BIGINT) AS no_sales,
       CAST(s.overrides AS BIGINT) AS overrides,
       CAST(s.refunds AS BIGINT) AS refunds,
       1000 * s.voids / NULLIF(s.sales, 0) AS voids_per_thousand,
       1000 * a.voids / NULLIF(a.sales, 0) AS voids_of_shop,
       1000 * s.no_sales / NULLIF(s.sales, 0) AS no_sales_per_thousand,
       1000 * a.no_sales / NULLIF(a.sales, 0) AS no_sales_of_shop,
       1000 * s.overrides / NULLIF(s.sales, 0) AS overrides_per_thousand,
       1000 * a.overrides / NULLIF(a.sales, 0) AS overrides_of_shop,
       1000 * s.refunds / NULLIF(s.sales, 0) AS refunds_per_thousand,
       1000 * a.refunds / NULLIF(a.sales, 0) AS refunds_of_shop
FROM by_staff AS s
JOIN by_store AS a ON a.store = s.store
ORDER BY s.store, s.staff
