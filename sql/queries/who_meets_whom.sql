-- Who meets whom: meetings, visits and calls of the latest month in the warehouse, the most frequent pairs first.
WITH latest AS (
    SELECT date_trunc('month', max(event_date)) AS month FROM event
    WHERE event_type = 'CONSULT' AND factuality = 'asserted'
)
SELECT
    latest.month::DATE AS month,
    least(dyad.source_code, dyad.target_code) AS one_side,
    greatest(dyad.source_code, dyad.target_code) AS other_side,
    count(DISTINCT dyad.event_id) AS n_events,
    count(DISTINCT dyad.event_id) FILTER (dyad.event_mode = 'visit') AS n_visits,
    count(DISTINCT dyad.event_id) FILTER (dyad.event_mode = 'phone') AS n_calls
FROM dyad JOIN latest ON date_trunc('month', dyad.event_date) = latest.month
WHERE dyad.event_type = 'CONSULT' AND dyad.factuality = 'asserted' AND dyad.source_code <> dyad.target_code
GROUP BY ALL
ORDER BY n_events DESC, one_side, other_side
LIMIT 30;
