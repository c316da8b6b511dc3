"""What a warehouse holds and how it came to: the data behind ``waqai status``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

import duckdb

from warehouse.errors import QueryError, first_line
from warehouse.scripts import script


class Table(NamedTuple):
    """A small result: column names and rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Status:
    """``totals`` is one row; ``drops`` and ``runs`` are the latest first; ``rejects`` counts by stage and reason."""

    totals: Table
    drops: Table
    runs: Table
    rejects: Table


_TOTALS = """
SELECT
    (SELECT count(*) FROM "drop") AS n_drops,
    (SELECT count(*) FROM page) AS n_pages,
    (SELECT count(*) FROM page WHERE is_current) AS n_current_pages,
    (SELECT count(*) FROM page WHERE is_current AND kind = 'index') AS n_index_pages,
    (SELECT count(*) FROM page WHERE is_current AND kind = 'live') AS n_live_pages,
    (SELECT count(*) FROM page WHERE is_current AND language <> 'ar' AND NOT starts_with(language, 'ar-'))
        AS n_pages_in_other_languages,
    (SELECT count(*) FROM reject) AS n_rejects,
    (SELECT count(*) FROM coding) AS n_coded_pages,
    (SELECT count(*) FROM mention) AS n_mentions,
    (SELECT count(*) FROM event) AS n_events,
    (SELECT min(event_date) FROM event) AS first_date,
    (SELECT max(event_date) FROM event) AS last_date
"""
_DROPS = "SELECT * FROM drop_status ORDER BY loaded_at DESC, drop_id LIMIT $n"
_RUNS = "SELECT * FROM run ORDER BY started_at DESC, run_id LIMIT $n"
_REJECTS = "SELECT * FROM reject_summary ORDER BY n_rejects DESC, stage, reason"


def status(con: duckdb.DuckDBPyConnection, last: int = 10) -> Status:
    """Totals, the ``last`` drops and runs, and rejects by stage and reason."""
    return Status(
        totals=_table(con, _TOTALS),
        drops=_table(con, _DROPS, {"n": last}),
        runs=_table(con, _RUNS, {"n": last}),
        rejects=_table(con, _REJECTS),
    )


def query(con: duckdb.DuckDBPyConnection, text: str) -> duckdb.DuckDBPyRelation:
    """The relation of an analyst's SQL, or of the example query of that name (``who_meets_whom``).

    Raises:
        QueryError: no such name, or DuckDB refuses the SQL.
    """
    words = text.split()
    sql = script("queries", words[0]).text if len(words) == 1 else text
    try:
        relation = con.sql(sql)
    except duckdb.Error as error:
        raise QueryError(first_line(error)) from error
    if relation is None:
        raise QueryError("the query gives no rows; only reading is possible on the published copy")
    return relation


def _table(con: duckdb.DuckDBPyConnection, text: str, parameters: dict[str, object] | None = None) -> Table:
    cursor = con.execute(text, parameters or {})
    return Table(tuple(column[0] for column in cursor.description or ()), cursor.fetchall())
