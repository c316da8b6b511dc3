-- What is told as done and denied as well, or was planned and called off, with the words of both sides.
SELECT outcome, event_key, evidence, denial_evidence, n_independent, event_id, denial_event_id
FROM event_story
WHERE n_denials > 0
ORDER BY event_date DESC NULLS LAST, event_key
LIMIT 50;
