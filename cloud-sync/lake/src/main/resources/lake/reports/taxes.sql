-- Taxes of the sales of a store's day.
SELECT business_day, store, currency, tax_id, ppm,
       COUNT(*) AS sales,
       CAST(SUM(net_minor) AS BIGINT) AS net_minor,
       CAST(SUM(tax_minor) AS BIGINT) AS tax_minor
FROM tax
WHERE tenant = ? AND business_day BETWEEN ? AND ? AND fact = 'sale.completed'
GROUP BY business_day, store, currency, tax_id, ppm
ORDER BY business_day, store, currency, tax_id, ppm
