-- What came back to each store, and what went back to cards.
SELECT store, currency,
       COUNT(CASE WHEN kind = 'item' THEN 1 END) AS lines_returned,
       CAST(SUM(CASE WHEN kind = 'item' THEN amount_minor ELSE 0 END) AS BIGINT) AS returned_minor,
       COUNT(CASE WHEN to_stock THEN 1 END) AS lines_to_stock,
       COUNT(CASE WHEN kind = 'card' THEN 1 END) AS card_refunds,
       CAST(SUM(CASE WHEN kind = 'card' THEN amount_minor ELSE 0 END) AS BIGINT) AS card_refunded_minor
FROM (
  SELECT store, currency, 'item' AS kind, amount_minor, to_stock
  FROM returned_line
  WHERE tenant = ? AND business_day BETWEEN ? AND ?
  UNION ALL
  SELECT store, currency, 'card' AS kind, amount_minor, false AS to_stock
  FROM card_refund
  WHERE tenant = ? AND business_day BETWEEN ? AND ?
) AS back
GROUP BY store, currency
ORDER BY store, currency
