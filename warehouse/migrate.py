"""Bring a database to the present schema: numbered migrations with their ledger, then the views."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import duckdb

from warehouse.connect import transaction
from warehouse.errors import NewerWarehouseError, NotAWarehouseError
from warehouse.scripts import Script, scripts


def utc_now() -> dt.datetime:
    """Now in UTC without a zone, as the tables hold times."""
    return dt.datetime.now(dt.UTC).replace(tzinfo=None)


def applied_migrations(con: duckdb.DuckDBPyConnection, path: Path) -> list[int]:
    """Numbers in the ledger; none for a database without tables.

    Raises:
        NotAWarehouseError: it has tables, but no ledger. ``path`` is for the message.
    """
    tables = {name for (name,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall()}
    if "schema_migration" in tables:
        return [n for (n,) in con.execute("SELECT number FROM schema_migration ORDER BY number").fetchall()]
    if tables:
        raise NotAWarehouseError(f"{path} is a DuckDB database, but no waqai warehouse; name another file")
    return []


def pending(done: Sequence[int], migrations: tuple[Script, ...] | None = None) -> list[tuple[int, Script]]:
    """The migrations by number, in order, that a ledger of the numbers ``done`` lacks."""
    known = scripts("schema") if migrations is None else migrations
    numbers = {int(m.name.split("_")[0]): m for m in known}
    return [(number, m) for number, m in sorted(numbers.items()) if number not in done]


def migrate(
    con: duckdb.DuckDBPyConnection, path: Path, migrations: tuple[Script, ...] | None = None
) -> tuple[Script, ...]:
    """Apply the migrations that the ledger of ``con`` lacks, in order, all in one transaction with their rows.

    Returns those applied now. ``migrations`` are those of ``sql/schema`` unless given.

    Raises:
        NewerWarehouseError: the ledger knows a migration that we do not.
        NotAWarehouseError: see :func:`applied_migrations`.
    """
    done = applied_migrations(con, path)
    known = {number for number, _ in pending((), migrations)}
    unknown = sorted(set(done) - known)
    if unknown:
        raise NewerWarehouseError(
            f"{path} was written by a newer waqai (its migration {unknown[-1]:04d}, here {max(known):04d}); "
            "install that version"
        )
    missing = pending(done, migrations)
    if missing:
        with transaction(con):
            for number, migration in missing:
                con.execute(migration.text)
                con.execute("INSERT INTO schema_migration VALUES (?, ?, ?)", [number, migration.name, utc_now()])
    return tuple(migration for _, migration in missing)


def replace_views(con: duckdb.DuckDBPyConnection, views: tuple[Script, ...] | None = None) -> None:
    """Make the views those of ``sql/views``, with their comments, in one transaction; views no longer there go."""
    wanted = scripts("views") if views is None else views
    with transaction(con):
        for (name,) in con.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall():
            con.execute(f'DROP VIEW "{name}"')
        for view in wanted:
            con.execute(view.text)
