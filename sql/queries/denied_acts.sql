-- What was denied or did not happen, with the words that say so.
SELECT event_date, event_type, event_mode, actor_codes, recipient_codes, evidence, url
FROM event_by_page
WHERE factuality = 'negated'
ORDER BY event_date DESC NULLS LAST, event_type, url
LIMIT 50;
