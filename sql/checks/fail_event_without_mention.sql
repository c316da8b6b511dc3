-- An event has no mention, or its counts are not those of its mentions.
SELECT event.event_id, event.n_mentions, coalesce(told.n_mentions, 0) AS counted_mentions,
    event.n_pages, coalesce(told.n_pages, 0) AS counted_pages
FROM event
LEFT JOIN (
    SELECT event_id, count(*) AS n_mentions, count(DISTINCT page_id) AS n_pages FROM mention GROUP BY event_id
) AS told USING (event_id)
WHERE event.n_mentions <> coalesce(told.n_mentions, 0) OR event.n_pages <> coalesce(told.n_pages, 0)
