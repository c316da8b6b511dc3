-- An event's key and id do not name each other one to one, or a mention's key is not its event's.
SELECT 'key of several events' AS fault, event_key AS key, count(*) AS n_rows FROM event GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'mention of another key', mention.event_key, count(*)
FROM mention JOIN event USING (event_id)
WHERE mention.event_key <> event.event_key
GROUP BY ALL
UNION ALL
SELECT 'key says otherwise', event_key, count(*) FROM event
WHERE split_part(split_part(event_key, ' · ', 1), '/', 1) <> event_type OR split_part(event_key, ' · ', 4) <> factuality
GROUP BY ALL
