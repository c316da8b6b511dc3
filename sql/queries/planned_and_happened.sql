-- What was announced and what came of it: planned events beside an asserted one of the same type and parties, within a week.
WITH cast_of_parties AS (
    SELECT event_id, list_sort(list(DISTINCT code)) AS codes FROM event_party WHERE code IS NOT NULL GROUP BY event_id
)
SELECT
    plan.event_type,
    planned_cast.codes,
    plan.event_date AS planned_date,
    min(deed.event_date) AS happened_date,
    plan.event_id AS plan_id,
    arg_min(deed.event_id, deed.event_date) AS deed_id
FROM event AS plan
JOIN cast_of_parties AS planned_cast ON planned_cast.event_id = plan.event_id
LEFT JOIN (
    SELECT event.*, cast_of_parties.codes FROM event JOIN cast_of_parties USING (event_id)
    WHERE event.factuality = 'asserted'
) AS deed
    ON deed.event_type = plan.event_type AND deed.codes = planned_cast.codes
    AND deed.event_date BETWEEN plan.event_date - INTERVAL 1 DAY AND plan.event_date + INTERVAL 7 DAY
WHERE plan.factuality = 'future' AND plan.event_date IS NOT NULL
GROUP BY ALL
ORDER BY planned_date DESC, plan.event_type, planned_cast.codes;
