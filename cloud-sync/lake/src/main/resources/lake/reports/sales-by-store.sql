-- Completed sales of each store over all days. Amounts in minor units.
SELECT store, currency,
       COUNT(DISTINCT business_day) AS days,
       COUNT(*) AS sales,
       CAST(SUM(items) AS BIGINT) AS items,
       CAST(SUM(net_minor) AS BIGINT) AS net_minor,
       CAST(SUM(total_minor) AS BIGINT) AS total_minor
FROM sale
WHERE tenant = ? AND business_day BETWEEN ? AND ?
GROUP BY store, currency
ORDER BY store, currency
