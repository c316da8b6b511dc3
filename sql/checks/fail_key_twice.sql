-- A key names two rows.
SELECT 'drop' AS "table", drop_id AS key, count(*) AS n_rows FROM "drop" GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'drop_file', concat_ws(' ', drop_id, file), count(*) FROM drop_file GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'run', run_id, count(*) FROM run GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'schema_migration', number::VARCHAR, count(*) FROM schema_migration GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'page', page_id, count(*) FROM page GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'paragraph', page_id || ' ' || "position", n FROM (
    SELECT page_id, "position", count(*) AS n FROM paragraph GROUP BY ALL HAVING count(*) > 1
)
UNION ALL
SELECT 'coding', page_id, count(*) FROM coding GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'mention', mention_id, count(*) FROM mention GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'mention_party', concat_ws(' ', mention_id, role, ordinal), count(*) FROM mention_party GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'event', event_id, count(*) FROM event GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'event_party', concat_ws(' ', event_id, role, ordinal), count(*) FROM event_party GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'actor', actor_id, count(*) FROM actor GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'event_link', concat_ws(' ', event_id, linked_event_id, kind), count(*) FROM event_link GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'text_signature', fingerprint, count(*) FROM text_signature GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'near_repeat', concat_ws(' ', fingerprint, other_fingerprint), count(*) FROM near_repeat GROUP BY ALL HAVING count(*) > 1
UNION ALL
SELECT 'text_group', fingerprint, count(*) FROM text_group GROUP BY ALL HAVING count(*) > 1
