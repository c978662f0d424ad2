-- What was sold of each item over all stores: thousandths of its unit, and the amount by the shelf price in minor units.
SELECT item, MAX(name) AS name, unit, currency,
       COUNT(*) AS lines,
       CAST(SUM(thousandths) AS BIGINT) AS thousandths,
       CAST(SUM(amount_minor) AS BIGINT) AS amount_minor
FROM sale_line
WHERE tenant = ? AND business_day BETWEEN ? AND ? AND NOT voided
GROUP BY item, unit, currency
ORDER BY amount_minor DESC, item, unit, currency
