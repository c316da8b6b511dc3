"""Links between events: a deed and its plan, a denial and what it denies, two dates of what may be one happening.

Only events of the same *cast* (their parties, whatever the role) are linked, so links are computed anew for the
casts of the events that were touched. An unnamed party (``?`` in the key) may be anybody: no links.
"""

from __future__ import annotations

import duckdb

PLAN_DAYS = 30
"""A plan that names no day is fulfilled, or called off, within so many days of its announcement."""

ANSWER_DAYS = 7
"""An accusation is rejected within so many days."""

_PARTIES = "split_part(event_key, ' · ', 2)"
_CAST = f"list_sort(list_distinct(string_split(replace({_PARTIES}, ' → ', ' + '), ' + ')))"

_NO_CAST = f"CREATE OR REPLACE TEMP TABLE touched_cast AS SELECT {_CAST} AS parties FROM event WHERE false"  # noqa: S608 - constants

_TOUCH = f"""
INSERT INTO touched_cast
SELECT DISTINCT {_CAST} FROM event
WHERE event_id IN (SELECT event_id FROM touched_event) AND NOT contains({_PARTIES}, '?')
"""  # noqa: S608 - constants

# first_day and last_day bound the days that a date may mean: news of a page's day is of that day or the day before.
# rank is the coarseness of the date. reported_date is the day of the first page that tells the event.
_LINKABLE = f"""
CREATE OR REPLACE TEMP TABLE linkable AS
WITH akin AS (
    SELECT *, {_PARTIES} AS parties, {_CAST} AS all_parties FROM event
    WHERE NOT contains({_PARTIES}, '?') AND {_CAST} IN (SELECT parties FROM touched_cast)
),
report AS (
    SELECT mention.event_id, min(coalesce(page.published_date, page.published_at::DATE)) AS reported_date
    FROM mention JOIN page USING (page_id)
    WHERE mention.event_id IN (SELECT event_id FROM akin)
    GROUP BY mention.event_id
)
SELECT
    akin.event_id, akin.event_key, akin.event_type, akin.event_mode, akin.factuality,
    akin.event_date, akin.date_precision, akin.parties, akin.all_parties,
    split_part(akin.parties, ' → ', 1) AS actors, split_part(akin.parties, ' → ', 2) AS recipients,
    CASE akin.date_precision WHEN 'publication' THEN akin.event_date - 1 ELSE akin.event_date END AS first_day,
    CASE akin.date_precision
        WHEN 'month' THEN last_day(akin.event_date)
        WHEN 'year' THEN (akin.event_date + INTERVAL 1 YEAR)::DATE - 1
        ELSE akin.event_date
    END AS last_day,
    CASE akin.date_precision WHEN 'year' THEN 3 WHEN 'month' THEN 2 ELSE 1 END AS rank,
    report.reported_date,
    lead.page_id
FROM akin
JOIN report USING (event_id)
JOIN mention AS lead ON lead.mention_id = akin.lead_mention_id
"""  # noqa: S608 - constants

_UNLINK = """
DELETE FROM event_link
WHERE event_id IN (SELECT event_id FROM touched_event UNION ALL SELECT event_id FROM linkable)
    OR linked_event_id IN (SELECT event_id FROM touched_event UNION ALL SELECT event_id FROM linkable)
"""

# A plan for a day is fulfilled on that day. One that names but a month, or nothing, is fulfilled by what happened, or
# was first told, on a later day than the plan: "they met and will meet again this month" fulfils nothing. Of several
# deeds that fit, the first of the finest date is the plan's.
_FULFILS = """
INSERT INTO event_link
SELECT deed.event_id, plan.event_id, 'fulfils', CASE WHEN plan.is_dated THEN 'planned_date' ELSE 'within_30_days' END
FROM (
    SELECT *, event_date IS NOT NULL AND date_precision <> 'publication' AS is_dated FROM linkable
    WHERE factuality = 'future'
) AS plan
JOIN linkable AS deed USING (event_type, parties)
WHERE deed.factuality = 'asserted'
    AND coalesce(deed.event_mode = plan.event_mode, true)
    AND CASE WHEN plan.is_dated
        THEN deed.first_day <= plan.last_day AND deed.last_day >= plan.first_day
        ELSE deed.rank < 3 AND deed.event_date BETWEEN plan.reported_date AND plan.reported_date + $plan_days
    END
    AND coalesce(deed.last_day >= plan.reported_date, true)
    AND (
        (plan.is_dated AND plan.rank = 1)
        OR coalesce(deed.event_date > plan.reported_date OR deed.reported_date > plan.reported_date, plan.is_dated)
    )
QUALIFY row_number() OVER (
    PARTITION BY plan.event_id ORDER BY deed.rank, deed.event_date, deed.date_precision, deed.event_key
) = 1
"""

# A denial that names but a month denies no one day of it. Undated events are their page's own.
_DENIES = """
INSERT INTO event_link
WITH telling AS (
    SELECT event_id, page_id FROM mention WHERE event_id IN (SELECT event_id FROM linkable)
)
SELECT denial.event_id, denied.event_id, 'denies',
    CASE WHEN denial.event_date IS NULL OR denied.event_date IS NULL THEN 'same_page' ELSE 'same_date' END
FROM linkable AS denial
JOIN linkable AS denied USING (event_type, parties)
WHERE denial.factuality = 'negated' AND denied.factuality <> 'negated'
    AND coalesce(denial.event_mode = denied.event_mode, true)
    AND CASE WHEN denial.event_date IS NULL OR denied.event_date IS NULL
        THEN (denial.event_date IS NOT NULL OR (denied.event_id, denial.page_id) IN (FROM telling))
            AND (denied.event_date IS NOT NULL OR (denial.event_id, denied.page_id) IN (FROM telling))
        ELSE denial.rank <= denied.rank AND denial.first_day <= denied.last_day AND denial.last_day >= denied.first_day
    END
"""

_REJECTS_ACCUSATION = """
INSERT INTO event_link
SELECT denial.event_id, charge.event_id, 'denies', 'accusation'
FROM linkable AS denial
JOIN linkable AS charge ON charge.actors = denial.recipients AND charge.recipients = denial.actors
WHERE denial.event_type = 'REJECT' AND denial.event_mode IS NULL AND denial.factuality = 'asserted'
    AND charge.event_type = 'ACCUSE' AND coalesce(charge.event_mode = 'allege', true) AND charge.factuality = 'asserted'
    AND denial.rank = 1 AND charge.rank = 1
    AND denial.last_day >= charge.first_day AND denial.first_day <= charge.last_day + $answer_days
QUALIFY row_number() OVER (
    PARTITION BY denial.event_id ORDER BY charge.event_date DESC, charge.date_precision, charge.event_key
) = 1
"""

_CANCELS_MEETING = """
INSERT INTO event_link
SELECT denial.event_id, plan.event_id, 'denies', 'cancelled_meeting'
FROM linkable AS denial
JOIN linkable AS plan USING (all_parties)
WHERE denial.event_type = 'REJECT' AND denial.event_mode = 'meet' AND denial.factuality = 'asserted'
    AND plan.event_type = 'CONSULT' AND plan.factuality = 'future'
    AND denial.last_day >= coalesce(plan.reported_date, denial.last_day)
    AND denial.first_day <= coalesce(plan.last_day, plan.reported_date + $plan_days)
QUALIFY row_number() OVER (
    PARTITION BY denial.event_id
    ORDER BY plan.event_date NULLS LAST, plan.rank, plan.reported_date DESC NULLS LAST, plan.event_key
) = 1
"""

_LESS_PRECISE = """
INSERT INTO event_link
SELECT coarse.event_id, fine.event_id, 'same_day_less_precise',
    CASE coarse.date_precision WHEN 'month' THEN 'inside_month' ELSE 'inside_year' END
FROM linkable AS coarse
JOIN linkable AS fine USING (event_type, parties, factuality)
WHERE coarse.rank > 1 AND fine.rank = 1
    AND fine.event_date BETWEEN coarse.first_day AND coarse.last_day
    AND coalesce(coarse.event_mode = fine.event_mode, true)
"""


def note_touched_casts(con: duckdb.DuckDBPyConnection) -> None:
    """Note the casts of the events in ``touched_event`` as they are before these are computed anew."""
    con.execute(_NO_CAST)
    con.execute(_TOUCH)


def recompute_links(con: duckdb.DuckDBPyConnection) -> None:
    """Replace the links among events of the noted casts, and of the casts that ``touched_event`` has now."""
    con.execute(_TOUCH)
    con.execute(_LINKABLE)
    con.execute(_UNLINK)
    con.execute(_FULFILS, {"plan_days": PLAN_DAYS})
    con.execute(_DENIES)
    con.execute(_REJECTS_ACCUSATION, {"answer_days": ANSWER_DAYS})
    con.execute(_CANCELS_MEETING, {"plan_days": PLAN_DAYS})
    con.execute(_LESS_PRECISE)
