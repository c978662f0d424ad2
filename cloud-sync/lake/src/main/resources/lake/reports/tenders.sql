-- What each means of payment brought in a store's day: change and what was given back to cards are taken off.
SELECT business_day, store, currency, means,
       CAST(SUM(payments) AS BIGINT) AS payments,
       CAST(SUM(amount_minor) AS BIGINT) AS amount_minor
FROM (
  SELECT business_day, store, currency, means, 1 AS payments, amount_minor
  FROM tender
  WHERE tenant = ? AND business_day BETWEEN ? AND ? AND fact = 'sale.completed'
  UNION ALL
  SELECT business_day, store, currency, 'cash' AS means, 0 AS payments, -change_minor AS amount_minor
  FROM sale
  WHERE tenant = ? AND business_day BETWEEN ? AND ? AND change_minor <> 0
  UNION ALL
  SELECT business_day, store, currency, 'card' AS means, 0 AS payments, -amount_minor AS amount_minor
  FROM card_refund
  WHERE tenant = ? AND business_day BETWEEN ? AND ?
) AS moved
GROUP BY business_day, store, currency, means
ORDER BY business_day, store, currency, means
