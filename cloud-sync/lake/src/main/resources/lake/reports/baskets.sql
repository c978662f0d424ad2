-- How large sales are in each store: means, the largest, and how many had one item, up to five, up to twenty, more.
SELECT store, currency,
       COUNT(*) AS sales,
       CAST(SUM(items) AS DOUBLE) / COUNT(*) AS items_mean,
       CAST(SUM(total_minor) AS DOUBLE) / COUNT(*) AS total_mean_minor,
       MAX(total_minor) AS total_largest_minor,
       COUNT(CASE WHEN items <= 1 THEN 1 END) AS of_one_item,
       COUNT(CASE WHEN items BETWEEN 2 AND 5 THEN 1 END) AS of_up_to_five,
       COUNT(CASE WHEN items BETWEEN 6 AND 20 THEN 1 END) AS of_up_to_twenty,
       COUNT(CASE WHEN items > 20 THEN 1 END) AS of_more
FROM sale
WHERE tenant = ? AND business_day BETWEEN ? AND ?
GROUP BY store, currency
ORDER BY store, currency
