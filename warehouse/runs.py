"""The table ``run``: who wrote, when, and with what result."""

from __future__ import annotations

import uuid
from dataclasses import astuple, dataclass, fields
from typing import Literal

import duckdb

from warehouse.migrate import utc_now

RunStatus = Literal["done", "failed"]


@dataclass(frozen=True, slots=True)
class RunCounts:
    """What a run did. All count what was new to the warehouse."""

    n_drops: int = 0
    n_records: int = 0
    n_pages: int = 0
    n_rejects: int = 0
    n_mentions: int = 0
    n_events: int = 0


def start_run(con: duckdb.DuckDBPyConnection, command: str) -> str:
    """Note that a run of ``command`` began; returns its ``run_id``."""
    run_id = uuid.uuid4().hex
    con.execute(
        "INSERT INTO run (run_id, command, status, started_at) VALUES (?, ?, 'running', ?)",
        [run_id, command, utc_now()],
    )
    return run_id


def finish_run(
    con: duckdb.DuckDBPyConnection,
    run_id: str,
    status: RunStatus,
    counts: RunCounts | None = None,
    detail: str | None = None,
) -> None:
    """Note how the run ended; ``detail`` is one line of why, for ``failed``."""
    columns = ", ".join(f"{field.name} = ?" for field in fields(RunCounts))
    con.execute(
        f"UPDATE run SET status = ?, finished_at = ?, detail = ?, {columns} WHERE run_id = ?",  # noqa: S608 - fields of RunCounts
        [status, utc_now(), detail, *astuple(counts or RunCounts()), run_id],
    )


def pace(con: duckdb.DuckDBPyConnection) -> float | None:
    """Bytes of drops a second, over the runs that were done so far; None before the first."""
    row = con.execute(
        """
        WITH taken AS (SELECT run_id, sum(n_bytes) AS n_bytes FROM "drop" GROUP BY run_id)
        SELECT sum(n_bytes) / nullif(sum(epoch(finished_at - started_at)), 0)
        FROM run JOIN taken USING (run_id) WHERE status = 'done' AND finished_at > started_at
        """
    ).fetchone()
    return float(row[0]) if row and row[0] else None


def mark_interrupted(con: duckdb.DuckDBPyConnection) -> None:
    """What still says ``running`` was killed: whoever calls this holds the lock that it held."""
    for table in ("run", "drop_attempt"):
        con.execute(f"UPDATE {table} SET status = 'interrupted' WHERE status = 'running'")  # noqa: S608 - own names
