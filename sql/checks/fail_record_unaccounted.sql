-- A drop's records, as the reader counted them, are not all pages or rejects.
SELECT entry.drop_id, entry.n_records, coalesce(pages.n, 0) AS n_became_pages, coalesce(refused.n, 0) AS n_refused
FROM "drop" AS entry
LEFT JOIN (SELECT drop_id, count(*) AS n FROM record GROUP BY drop_id) AS pages USING (drop_id)
LEFT JOIN (SELECT drop_id, count(*) AS n FROM reject WHERE stage <> 'code' GROUP BY drop_id) AS refused USING (drop_id)
WHERE entry.n_records <> coalesce(pages.n, 0) + coalesce(refused.n, 0)
