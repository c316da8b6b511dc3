-- The events that most sites tell in words of their own; what many carry but one wrote stands low.
SELECT event.event_date, event.event_type, event.event_mode, event.factuality,
    list(DISTINCT party.code ORDER BY party.code) FILTER (party.code IS NOT NULL) AS codes,
    event.n_independent, event.n_sites, event.n_pages, any_value(mention.evidence) AS evidence, event.event_id
FROM event
JOIN event_party AS party USING (event_id)
JOIN mention ON mention.mention_id = event.lead_mention_id
GROUP BY ALL
ORDER BY event.n_independent DESC, event.n_sites DESC, event.event_date DESC NULLS LAST, event.event_id
LIMIT 20;
