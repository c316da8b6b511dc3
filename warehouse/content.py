"""One hash a table, of its content whatever the order of rows: two warehouses with equal hashes say the same."""

from __future__ import annotations

import re

import duckdb

_RUN_METADATA_TABLES = frozenset({"run", "schema_migration", "drop_attempt", "event_change"})
_RUN_METADATA_COLUMN = re.compile(r"(?:^|_)(?:run|drop|loaded)(?:_|$)")


def content_columns(con: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """The columns of each table that are content: no ``run``, ``drop`` or ``loaded`` among the words of the name."""
    columns: dict[str, list[str]] = {}
    rows = con.execute(
        "SELECT table_name, column_name FROM duckdb_columns() "
        "WHERE table_name IN (SELECT table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary) "
        "ORDER BY table_name, column_index"
    ).fetchall()
    for table, column in rows:
        if table not in _RUN_METADATA_TABLES and not _RUN_METADATA_COLUMN.search(column):
            columns.setdefault(table, []).append(column)
    return columns


def content_hash(con: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """``table → "rows:hash"`` over its content columns, the same in whatever order rows came."""
    hashes = {}
    for table, columns in content_columns(con).items():
        packed = ", ".join(f'"{column}" := "{column}"' for column in columns)
        # A sum, not an exclusive or: a row that is there twice must not cancel itself out.
        row = con.execute(
            f"SELECT count(*), sum(md5_number_lower(to_json(struct_pack({packed}))::VARCHAR)) "  # noqa: S608 - catalog
            f'FROM "{table}"'
        ).fetchone()
        n_rows, total = row or (0, None)
        hashes[table] = f"{n_rows}:{int(total or 0):x}"
    return hashes
