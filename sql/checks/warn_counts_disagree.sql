-- The coder says that a page tells another number of events than its mentions do.
SELECT coding.page_id, coding.n_events, count(DISTINCT mention.event_id) AS n_told
FROM coding LEFT JOIN mention USING (page_id)
GROUP BY coding.page_id, coding.n_events
HAVING coding.n_events <> count(DISTINCT mention.event_id)
