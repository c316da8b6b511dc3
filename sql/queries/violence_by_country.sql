-- Where force was used: asserted assaults by country of the place and mode.
SELECT coalesce(place_country, '?') AS country, coalesce(event_mode, '-') AS mode, count(*) AS n_events,
    min(event_date) AS first_date, max(event_date) AS last_date, sum(n_independent)::BIGINT AS n_sources
FROM event
WHERE event_type = 'ASSAULT' AND factuality = 'asserted'
GROUP BY ALL
ORDER BY n_events DESC, country, mode;
