-- An event has no actor: the codebook knows no event that nobody did.
SELECT event_id, event_type FROM event
WHERE event_id NOT IN (SELECT event_id FROM event_party WHERE role = 'actor')
