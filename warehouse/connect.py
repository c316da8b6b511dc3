"""How DuckDB is opened, and what its complaints mean."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from warehouse.errors import NotAWarehouseError, WarehouseError, first_line

# What every connection is opened with: a file that DuckDB 1.5 can still read when 2.0 wrote it,
# and no extension fetched from the network behind the user's back.
_CONFIG: dict[str, str | bool | int | float | list[str]] = {
    "storage_compatibility_version": "v1.5.0",
    "autoinstall_known_extensions": False,
}


def connect(path: Path, *, read_only: bool = False, memory_limit: str | None = None) -> duckdb.DuckDBPyConnection:
    """Open the database file ``path``; ``memory_limit`` as DuckDB writes it (``2GB``).

    Raises:
        NotAWarehouseError: the file is no DuckDB database or is damaged.
        WarehouseError: it cannot be opened for another reason (rights, another program).
    """
    path = path.absolute()  # so that no name is taken for another thing, such as ":memory:"
    if "?" in str(path):
        raise WarehouseError(f"{path}: DuckDB cannot work under a name with '?'; choose another")
    config = dict(_CONFIG)
    if memory_limit:
        config["memory_limit"] = memory_limit
    try:
        return duckdb.connect(str(path), read_only=read_only, config=config)
    except duckdb.Error as error:
        line = first_line(error)
        if "lock" in line.lower() and isinstance(error, duckdb.IOException):
            raise WarehouseError(f"{path} is open in another program; close it there ({line})") from error
        if "permission denied" in line.lower():
            raise WarehouseError(f"{path} cannot be opened: permission denied") from error
        raise NotAWarehouseError(f"{path} is no DuckDB database or is damaged: {line}") from error


@contextmanager
def transaction(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """All of the body or nothing of it. Temporary tables made in it are gone after it.

    Raises:
        WarehouseError: DuckDB could not do it (a full disk, say); nothing was changed.
    """
    con.begin()
    try:
        yield
        for (table,) in con.execute("SELECT table_name FROM duckdb_tables() WHERE temporary").fetchall():
            con.execute(f'DROP TABLE temp."{table}"')
        con.commit()
    except BaseException as error:
        with suppress(duckdb.Error):  # after a failed commit there is nothing left to roll back
            con.rollback()
        if isinstance(error, duckdb.Error):
            raise WarehouseError(f"the warehouse is as it was before; DuckDB says: {first_line(error)}") from error
        raise


def count(con: duckdb.DuckDBPyConnection, table: str) -> int:
    """Rows of ``table``, a name of our own making."""
    return single(con, f"SELECT count(*) FROM {table}")  # noqa: S608 - table names come from this package


def single(con: duckdb.DuckDBPyConnection, query: str, values: dict[str, int] | None = None) -> int:
    """The one whole number that ``query`` gives; 0 for NULL."""
    row = con.execute(query, values).fetchone()
    return int(row[0] or 0) if row else 0


def few(table: str, key: str) -> str:
    """The values of the text column ``key`` of a small ``table``, as a subquery: to find their rows in a big table.

    The condition always holds, for a key is never empty. DuckDB 1.5 hands the scan of the big table a Bloom filter, and
    then reads of its rows little more than those that match, only where the small side of the join is a filtered one.
    """
    return f"(SELECT {key} FROM {table} WHERE {key} <> '')"  # noqa: S608 - names come from this package
