-- Completed sales of each store's business day. Amounts in minor units.
SELECT business_day, store, currency,
       COUNT(*) AS sales,
       CAST(SUM(items) AS BIGINT) AS items,
       CAST(SUM(net_minor) AS BIGINT) AS net_minor,
       CAST(SUM(tax_minor) AS BIGINT) AS tax_minor,
       CAST(SUM(total_minor) AS BIGINT) AS total_minor
FROM sale
WHERE tenant = ? AND business_day BETWEEN ? AND ?
GROUP BY business_day, store, currency
ORDER BY business_day, store, currency
