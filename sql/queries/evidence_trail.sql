-- The trail of the most told event: each clause with its page and its place in the drop (replace the sub-select by an event_id).
SELECT published_at, site, is_copy, evidence, rule, url, "position", char_start, char_end, records
FROM event_evidence
WHERE event_id = (SELECT event_id FROM event ORDER BY n_independent DESC, n_pages DESC, event_id LIMIT 1)
ORDER BY published_at, url, "position", char_start;
