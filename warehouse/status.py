"""What a warehouse holds and how it came to: the data behind ``waqai status``."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import duckdb

from warehouse.attempts import has_attempts
from warehouse.errors import QueryError, first_line
from warehouse.files import WarehouseFiles
from warehouse.lock import holder
from warehouse.scripts import script


class Table(NamedTuple):
    """A small result: column names and rows."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Status:
    """``totals`` is one row; ``drops`` and ``runs`` are the latest first; ``rejects`` counts by stage and reason.

    ``not_taken`` are drops that nightly or backfill tried and that are not in, the set aside ones first.
    """

    totals: Table
    drops: Table
    runs: Table
    rejects: Table
    not_taken: Table


@dataclass(frozen=True, slots=True)
class Writing:
    """What the files beside a published copy tell.

    ``published_at`` is when it was published (UTC); ``writer`` is who writes now, for people; ``refused`` why a later
    state is not published, with ``refused_since``.
    """

    published_at: str | None
    writer: str | None
    refused: str | None
    refused_since: str | None


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
_NOT_TAKEN = """
SELECT drop_name, status, n_tries, last_tried_at, detail FROM drop_attempt AS attempt
WHERE status <> 'admitted'
    -- A drop that was corrected since is another one.
    AND NOT EXISTS (
        SELECT 1 FROM drop_attempt AS later
        WHERE later.drop_name = attempt.drop_name AND later.first_tried_at > attempt.first_tried_at
    )
ORDER BY status = 'set_aside' DESC, last_tried_at DESC, drop_name
"""
_REJECTS = "SELECT * FROM reject_summary ORDER BY n_rejects DESC, stage, reason"


def status(con: duckdb.DuckDBPyConnection, last: int = 10) -> Status:
    """Totals, the ``last`` drops and runs, and rejects by stage and reason."""
    return Status(
        totals=_table(con, _TOTALS),
        drops=_table(con, _DROPS, {"n": last}),
        runs=_table(con, _RUNS, {"n": last}),
        rejects=_table(con, _REJECTS),
        not_taken=_table(con, _NOT_TAKEN) if has_attempts(con) else Table((), []),
    )


def writing(published: Path) -> Writing:
    """Who writes, and whether what was written last is what readers see; opens no database."""
    files = WarehouseFiles.beside(published)
    refused: dict[str, str] = {}
    with suppress(OSError, ValueError):
        refused = json.loads(files.refused.read_text(encoding="utf-8"))
    at = None
    with suppress(OSError):
        at = dt.datetime.fromtimestamp(published.stat().st_mtime, dt.UTC).replace(tzinfo=None)
    return Writing(
        at.isoformat(timespec="seconds") if at else None, holder(files), refused.get("reason"), refused.get("since")
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
