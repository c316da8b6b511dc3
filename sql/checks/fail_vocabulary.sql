-- A value is none of those that its column's COMMENT lists.
SELECT 'paragraph.disposition' AS "column", disposition AS value, count(*) AS n_rows FROM paragraph
WHERE disposition NOT IN ('kept', 'furniture', 'repeat_in_page', 'repeat_across_pages') GROUP BY ALL
UNION ALL
SELECT 'paragraph.page_disposition', page_disposition, count(*) FROM paragraph
WHERE page_disposition NOT IN ('kept', 'furniture', 'repeat_in_page') GROUP BY ALL
UNION ALL
SELECT 'paragraph.kind', kind, count(*) FROM paragraph
WHERE kind NOT IN ('headline', 'body', 'caption') GROUP BY ALL
UNION ALL
SELECT 'page.kind', kind, count(*) FROM page
WHERE kind NOT IN ('article', 'index', 'live') GROUP BY ALL
UNION ALL
SELECT 'near_repeat.relation', relation, count(*) FROM near_repeat
WHERE relation NOT IN ('copy', 'update') GROUP BY ALL
UNION ALL
SELECT 'reject.stage', stage, count(*) FROM reject
WHERE stage NOT IN ('read', 'decode', 'clean', 'code') GROUP BY ALL
UNION ALL
SELECT 'event.factuality', factuality, count(*) FROM event
WHERE factuality NOT IN ('asserted', 'future', 'hypothetical', 'negated') GROUP BY ALL
UNION ALL
SELECT 'event.date_precision', date_precision, count(*) FROM event
WHERE date_precision NOT IN ('day', 'month', 'year', 'publication') GROUP BY ALL
UNION ALL
SELECT 'event.intensity', intensity::VARCHAR, count(*) FROM event
WHERE NOT intensity BETWEEN -10 AND 10 GROUP BY ALL
UNION ALL
SELECT 'event_party.role', role, count(*) FROM event_party
WHERE role NOT IN ('actor', 'recipient') GROUP BY ALL
UNION ALL
SELECT 'event_link.kind and reason', kind || ' ' || reason, count(*) FROM event_link
WHERE kind || ' ' || reason NOT IN (
    'fulfils planned_date', 'fulfils within_30_days',
    'denies same_date', 'denies same_page', 'denies accusation', 'denies cancelled_meeting',
    'same_day_less_precise inside_month', 'same_day_less_precise inside_year'
) GROUP BY ALL
UNION ALL
SELECT 'event.event_type and quad_class', event_type || ' ' || quad_class, count(*) FROM event
WHERE event_type || ' ' || quad_class NOT IN (
    'AGREE 1', 'CONSULT 1', 'SUPPORT 1', 'CONCEDE 1', 'COOPERATE 2', 'AID 2', 'RETREAT 2',
    'REQUEST 3', 'ACCUSE 3', 'REJECT 3', 'THREATEN 3',
    'PROTEST 4', 'SANCTION 4', 'MOBILIZE 4', 'COERCE 4', 'ASSAULT 4'
) GROUP BY ALL
