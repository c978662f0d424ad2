-- Items that a store ran out of: nothing on hand by the books behind some movement. Stock is known from the first count on; what was moved
-- since the latest count adds to what was counted. Begin the days at a count that is to be known.
WITH movement AS (
  SELECT business_day, store, item, unit, happened_at, node, epoch, sequence, place,
         CASE WHEN fact = 'stock.counted' THEN 1 ELSE 0 END AS counted,
         thousandths, CAST(NULL AS VARCHAR) AS name
  FROM stock_movement
  WHERE tenant = ? AND business_day BETWEEN ? AND ? AND fact <> 'stock.transferred'
  UNION ALL
  SELECT business_day, store, item, unit, happened_at, node, epoch, sequence, place, 0 AS counted, -thousandths AS thousandths, name
  FROM sale_line
  WHERE tenant = ? AND business_day BETWEEN ? AND ? AND NOT voided
  UNION ALL
  SELECT business_day, store, item, unit, happened_at, node, epoch, sequence, place, 0 AS counted, thousandths, CAST(NULL AS VARCHAR) AS name
  FROM returned_line
  WHERE tenant = ? AND business_day BETWEEN ? AND ? AND to_stock
), since_count AS (
  SELECT movement.*,
         SUM(counted) OVER (
           PARTITION BY store, item, unit ORDER BY happened_at, node, epoch, sequence, place
           ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS counts
  FROM movement
), named AS (
  SELECT item, MAX(name) AS name
  FROM movement
  GROUP BY item
), on_hand AS (
  SELECT business_day, store, item, unit, counts,
         SUM(thousandths) OVER (
           PARTITION BY store, item, unit, counts ORDER BY happened_at, node, epoch, sequence, place
           ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS thousandths
  FROM since_count
)
SELECT o.store, o.item, o.unit,
       COUNT(DISTINCT o.business_day) AS days_out,
       MIN(o.business_day) AS first_day,
       CAST(MIN(o.thousandths) AS BIGINT) AS lowest_thousandths,
       MAX(n.name) AS name
FROM on_hand AS o
JOIN named AS n ON n.item = o.item
WHERE o.counts > 0 AND o.thousandths <= 0
GROUP BY o.store, o.item, o.unit
ORDER BY days_out DESC, o.store, o.item, o.unit
