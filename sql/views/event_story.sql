-- Each happening with the plan it fulfils and the denial that it met: what became of it.
CREATE OR REPLACE VIEW event_story AS
WITH link AS (
    SELECT link.kind, link.linked_event_id, link.event_id, one.first_published_at AS from_published_at,
        other.first_published_at AS to_published_at, one.event_key AS from_key, other.event_key AS to_key
    FROM event_link AS link
    JOIN event AS one ON one.event_id = link.event_id
    JOIN event AS other ON other.event_id = link.linked_event_id
),
plan AS (
    SELECT event_id, count(*) AS n_plans,
        first(linked_event_id ORDER BY to_published_at NULLS LAST, to_key) AS plan_event_id
    FROM link WHERE kind = 'fulfils' GROUP BY event_id
),
denial AS (
    SELECT linked_event_id AS event_id, count(*) AS n_denials,
        first(event_id ORDER BY from_published_at NULLS LAST, from_key) AS denial_event_id
    FROM link WHERE kind = 'denies' GROUP BY linked_event_id
),
candidate AS (
    SELECT event_id, count(*) AS n_candidates FROM (
        SELECT event_id FROM link WHERE kind = 'same_day_less_precise'
        UNION ALL
        SELECT linked_event_id FROM link WHERE kind = 'same_day_less_precise'
    ) GROUP BY event_id
)
SELECT
    event.event_id,
    event.event_key,
    event.event_type,
    event.event_mode,
    event.factuality,
    event.event_date,
    event.date_precision,
    CASE
        WHEN event.factuality = 'negated' THEN 'denied'
        WHEN event.factuality = 'asserted' AND n_denials > 0 THEN 'disputed'
        WHEN event.factuality = 'asserted' THEN 'happened'
        WHEN n_denials > 0 THEN 'called_off'
        WHEN event.factuality = 'future' THEN 'planned'
        ELSE 'supposed'
    END AS outcome,
    event.n_pages,
    event.n_independent,
    told.evidence,
    plan.plan_event_id,
    planned.event_date AS planned_date,
    planned_told.evidence AS plan_evidence,
    coalesce(plan.n_plans, 0) AS n_plans,
    denial.denial_event_id,
    denial_told.evidence AS denial_evidence,
    coalesce(denial.n_denials, 0) AS n_denials,
    coalesce(candidate.n_candidates, 0) AS n_candidates
FROM event
JOIN mention AS told ON told.mention_id = event.lead_mention_id
LEFT JOIN plan ON plan.event_id = event.event_id
LEFT JOIN event AS planned ON planned.event_id = plan.plan_event_id
LEFT JOIN mention AS planned_told ON planned_told.mention_id = planned.lead_mention_id
LEFT JOIN denial ON denial.event_id = event.event_id
LEFT JOIN event AS denying ON denying.event_id = denial.denial_event_id
LEFT JOIN mention AS denial_told ON denial_told.mention_id = denying.lead_mention_id
LEFT JOIN candidate ON candidate.event_id = event.event_id
WHERE NOT (event.factuality = 'future' AND event.event_id IN (SELECT linked_event_id FROM link WHERE kind = 'fulfils'))
    AND NOT (event.factuality = 'negated' AND event.event_id IN (SELECT event_id FROM link WHERE kind = 'denies'));

COMMENT ON VIEW event_story IS 'One row a happening. Plans that were fulfilled and denials of what is told elsewhere have no row of their own: they stand beside what they are about. A link rests on parties, type and date alone: read the evidence.';
COMMENT ON COLUMN event_story.event_id IS 'The event.';
COMMENT ON COLUMN event_story.event_key IS 'Its type and mode, parties, date and factuality, to be read.';
COMMENT ON COLUMN event_story.event_type IS 'PLOVER type.';
COMMENT ON COLUMN event_story.event_mode IS 'Mode of that type, or NULL.';
COMMENT ON COLUMN event_story.factuality IS 'asserted, future, hypothetical or negated.';
COMMENT ON COLUMN event_story.event_date IS 'The day; NULL if nothing tells. See date_precision.';
COMMENT ON COLUMN event_story.date_precision IS 'day, month, year, or publication (a page''s day for want of a better).';
COMMENT ON COLUMN event_story.outcome IS 'happened, disputed (told and denied), planned (nothing yet tells that it happened), called_off (planned or supposed, and denied), supposed (feared, conditional), denied (only the denial is told).';
COMMENT ON COLUMN event_story.n_pages IS 'Current pages that tell it, copies included.';
COMMENT ON COLUMN event_story.n_independent IS 'Sites that tell it in words of their own.';
COMMENT ON COLUMN event_story.evidence IS 'The clause that stands for it.';
COMMENT ON COLUMN event_story.plan_event_id IS 'The plan of it that was published first; NULL if none is told.';
COMMENT ON COLUMN event_story.planned_date IS 'The date of that plan; NULL if it named none.';
COMMENT ON COLUMN event_story.plan_evidence IS 'The clause that tells the plan.';
COMMENT ON COLUMN event_story.n_plans IS 'Plans that it fulfils.';
COMMENT ON COLUMN event_story.denial_event_id IS 'The denial of it that was published first; NULL if none is told.';
COMMENT ON COLUMN event_story.denial_evidence IS 'The clause that denies it.';
COMMENT ON COLUMN event_story.n_denials IS 'Events that deny it.';
COMMENT ON COLUMN event_story.n_candidates IS 'Events that may be the same happening, dated more or less precisely.';
