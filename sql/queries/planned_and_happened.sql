-- What was announced and what came of it: each plan beside the deed that fulfils it, or the denial that ended it.
SELECT
    plan.event_key AS plan,
    plan.first_published_at AS announced_at,
    deed.event_date AS happened_date,
    fulfilment.reason,
    deed_told.evidence AS deed_evidence,
    denial_told.evidence AS denial_evidence,
    plan.event_id AS plan_id,
    deed.event_id AS deed_id
FROM event AS plan
LEFT JOIN event_link AS fulfilment ON fulfilment.linked_event_id = plan.event_id AND fulfilment.kind = 'fulfils'
LEFT JOIN event AS deed ON deed.event_id = fulfilment.event_id
LEFT JOIN mention AS deed_told ON deed_told.mention_id = deed.lead_mention_id
LEFT JOIN event_story AS story ON story.event_id = plan.event_id
LEFT JOIN event AS denial ON denial.event_id = story.denial_event_id
LEFT JOIN mention AS denial_told ON denial_told.mention_id = denial.lead_mention_id
WHERE plan.factuality = 'future'
ORDER BY announced_at DESC NULLS LAST, plan, plan_id
LIMIT 50;
