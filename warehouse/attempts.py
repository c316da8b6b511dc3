"""The table ``drop_attempt``: what nightly and backfill found on disk, how often it was tried, and with what result."""

from __future__ import annotations

from typing import Literal, NamedTuple

import duckdb

from warehouse.migrate import utc_now

AttemptStatus = Literal["admitted", "failed", "waiting", "set_aside"]


class Attempt(NamedTuple):
    """What is known of a drop found on disk: its last status and how many tries it had."""

    status: str
    n_tries: int


def attempts(con: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], Attempt]:
    """All attempts, by the drop's name and signature; none in a copy that was published before there were any."""
    if not has_attempts(con):
        return {}
    rows = con.execute("SELECT drop_name, signature, status, n_tries FROM drop_attempt").fetchall()
    return {(name, signature): Attempt(status, n_tries) for name, signature, status, n_tries in rows}


def has_attempts(con: duckdb.DuckDBPyConnection) -> bool:
    """False for a copy that was published before the table was there."""
    return con.execute("SELECT 1 FROM duckdb_tables() WHERE table_name = 'drop_attempt'").fetchone() is not None


def begin_attempt(con: duckdb.DuckDBPyConnection, drop_name: str, signature: str, run_id: str) -> int:
    """Note that a drop is being tried, before anything is done with it; returns the number of the try, from 1."""
    key = {"name": drop_name, "signature": signature, "run": run_id, "now": utc_now()}
    known = con.execute(
        """
        UPDATE drop_attempt SET status = 'running', n_tries = n_tries + 1, run_id = $run, last_tried_at = $now
        WHERE drop_name = $name AND signature = $signature RETURNING n_tries
        """,
        key,
    ).fetchone()
    if known:
        return int(known[0])
    con.execute(
        """
        INSERT INTO drop_attempt BY NAME
        SELECT $name AS drop_name, $signature AS signature, 'running' AS status, 1 AS n_tries, $run AS run_id,
            $now AS first_tried_at, $now AS last_tried_at
        """,
        key,
    )
    return 1


def end_attempt(
    con: duckdb.DuckDBPyConnection,
    drop_name: str,
    signature: str,
    status: AttemptStatus,
    *,
    drop_id: str | None = None,
    detail: str | None = None,
) -> None:
    """Note what came of it; ``waiting`` takes the try back."""
    con.execute(
        """
        UPDATE drop_attempt
        SET status = $status, drop_id = coalesce($drop_id, drop_id), detail = $detail,
            n_tries = n_tries - ($status = 'waiting')::INTEGER
        WHERE drop_name = $name AND signature = $signature
        """,
        {"status": status, "drop_id": drop_id, "detail": detail, "name": drop_name, "signature": signature},
    )
