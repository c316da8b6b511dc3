-- Conflict and cooperation between two countries month by month: events, their balance and mean intensity.
SELECT
    date_trunc('month', event_date)::DATE AS month,
    source_code,
    target_code,
    count(DISTINCT event_id) FILTER (quad_class IN (1, 2)) AS n_cooperation,
    count(DISTINCT event_id) FILTER (quad_class IN (3, 4)) AS n_conflict,
    n_cooperation - n_conflict AS balance,
    round(avg(intensity), 2) AS mean_intensity
FROM dyad
WHERE factuality = 'asserted' AND event_date IS NOT NULL AND source_code <> target_code
GROUP BY ALL
ORDER BY month DESC, n_cooperation + n_conflict DESC, source_code, target_code
LIMIT 50;
