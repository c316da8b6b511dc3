-- The public view shows an event twice for one page, or hides one that a page tells.
SELECT event_id, page_id, count(*) AS n_rows FROM event_by_page GROUP BY event_id, page_id HAVING count(*) > 1
UNION ALL
(
    SELECT DISTINCT event_id, page_id, 0 FROM mention
    ANTI JOIN event_by_page USING (event_id, page_id)
)
