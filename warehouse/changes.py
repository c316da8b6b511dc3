"""What a new version of the coder says otherwise of pages that were coded before: the table ``event_change``.

An event of a page that is there no more and one that is new there are one *changed* event if they are of one type and
their clauses overlap; each is paired at most once, the closest clauses first.
"""

from __future__ import annotations

import duckdb

# As the mentions of pages that are coded again stand before they are removed.
_TOLD_BEFORE = """
CREATE OR REPLACE TEMP TABLE told_before AS
SELECT page_id, event_id, event_key, event_type, "position", char_start, char_end, evidence
FROM mention WHERE page_id IN (SELECT page_id FROM uncoded_page)
"""

_NOTE = """
INSERT INTO event_change
WITH told_now AS (
    SELECT page_id, event_id, event_key, event_type, "position", char_start, char_end, evidence
    FROM mention WHERE page_id IN (SELECT page_id FROM uncoded_page)
),
gone AS (
    SELECT * FROM told_before WHERE (page_id, event_id) NOT IN (SELECT (page_id, event_id) FROM told_now)
),
added AS (
    SELECT * FROM told_now WHERE (page_id, event_id) NOT IN (SELECT (page_id, event_id) FROM told_before)
),
overlap AS (
    SELECT
        gone.page_id, gone.event_id AS gone_id, added.event_id AS added_id,
        max(least(gone.char_end, added.char_end) - greatest(gone.char_start, added.char_start)) AS n_shared
    FROM gone JOIN added
        ON added.page_id = gone.page_id AND added.event_type = gone.event_type AND added."position" = gone."position"
        AND added.char_start < gone.char_end AND gone.char_start < added.char_end
    GROUP BY ALL
),
pair AS (
    SELECT page_id, gone_id, added_id FROM overlap
    QUALIFY row_number() OVER (PARTITION BY page_id, gone_id ORDER BY n_shared DESC, added_id) = 1
        AND row_number() OVER (PARTITION BY page_id, added_id ORDER BY n_shared DESC, gone_id) = 1
),
one_gone AS (
    SELECT page_id, event_id, any_value(event_key) AS event_key, any_value(event_type) AS event_type,
        arg_min(evidence, ("position", char_start)) AS evidence
    FROM gone GROUP BY page_id, event_id
),
one_added AS (
    SELECT page_id, event_id, any_value(event_key) AS event_key, any_value(event_type) AS event_type,
        arg_min(evidence, ("position", char_start)) AS evidence
    FROM added GROUP BY page_id, event_id
)
SELECT
    $run_id,
    CASE WHEN one_gone.event_id IS NULL THEN 'added' WHEN one_added.event_id IS NULL THEN 'gone' ELSE 'changed' END,
    coalesce(one_gone.event_type, one_added.event_type), one_gone.event_key, one_added.event_key,
    coalesce(one_added.page_id, one_gone.page_id), coalesce(one_added.evidence, one_gone.evidence)
FROM one_gone
LEFT JOIN pair ON pair.page_id = one_gone.page_id AND pair.gone_id = one_gone.event_id
FULL JOIN one_added ON one_added.page_id = pair.page_id AND one_added.event_id = pair.added_id
"""


def remember_told(con: duckdb.DuckDBPyConnection) -> None:
    """Remember what the pages of ``uncoded_page`` tell, inside the transaction that codes them again."""
    con.execute(_TOLD_BEFORE)


def note_changes(con: duckdb.DuckDBPyConnection, run_id: str) -> None:
    """Note what they tell otherwise now, as changes of ``run_id``."""
    con.execute(_NOTE, {"run_id": run_id})


def changes(con: duckdb.DuckDBPyConnection, run_id: str) -> list[tuple[str, str, int]]:
    """(event type, ``added``, ``gone`` or ``changed``, how many) that a run changed, by type."""
    return con.execute(
        "SELECT event_type, change, count(*) FROM event_change WHERE run_id = ? GROUP BY ALL ORDER BY ALL", [run_id]
    ).fetchall()
