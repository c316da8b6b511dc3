"""``waqai sql``: queries on the published copy."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from flows.commands.options import DebugOption, WarehouseOption

if TYPE_CHECKING:
    import duckdb

_ROWS_AT_ONCE = 10_000


class Format(StrEnum):
    """How rows are written."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    PARQUET = "parquet"


def sql(
    query: Annotated[
        str | None, typer.Argument(metavar="[QUERY|NAME]", help="SQL, or the name of an example query.")
    ] = None,
    format_: Annotated[Format, typer.Option("--format", help="How rows are written.")] = Format.TABLE,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="File to write to (default: stdout).")] = None,
    limit: Annotated[int, typer.Option(min=1, help="Rows that a table shows at most.")] = 100,
    warehouse: WarehouseOption = None,
    debug: DebugOption = False,
) -> None:
    """Query the published copy, read-only. Without a query: list the example queries.

    For example:

        waqai sql

        waqai sql who_meets_whom

        waqai sql "SELECT event_type, count(*) FROM event GROUP BY ALL ORDER BY 2 DESC"

        waqai sql "FROM event_by_page" --format parquet --output events.parquet
    """
    if query is None:
        _list_queries()
        return
    if format_ is Format.PARQUET and output is None:
        raise typer.BadParameter("parquet goes to a file: add --output FILE.parquet", param_hint="--format")
    from flows.location import warehouse_path
    from warehouse import query as run_query
    from warehouse import read

    with read(warehouse_path(warehouse)) as con:
        rows = run_query(con, query)
        if format_ is Format.PARQUET and output is not None:
            rows.write_parquet(str(output))
            return
        with _opened(output) as out:
            _WRITERS[format_](rows, out, limit)


def _list_queries() -> None:
    from flows.show import show_table
    from warehouse.scripts import scripts

    show_table(("query", "what it answers"), [(script.name, script.sentence) for script in scripts("queries")])
    print("Run one by: waqai sql NAME")


@contextmanager
def _opened(output: Path | None) -> Iterator[TextIO]:
    if output is None:
        yield sys.stdout
        sys.stdout.flush()
    else:
        with output.open("w", encoding="utf-8", newline="") as file:
            yield file


def _write_table(rows: duckdb.DuckDBPyRelation, out: TextIO, limit: int) -> None:
    from flows.show import show_table

    found = rows.fetchmany(limit + 1)
    show_table(rows.columns, found[:limit], out=out)
    if len(found) > limit:
        print(f"the first {limit:,} rows; add --limit N, or --format csv for all", file=sys.stderr)


def _write_csv(rows: duckdb.DuckDBPyRelation, out: TextIO, limit: int) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(rows.columns)
    while chunk := rows.fetchmany(_ROWS_AT_ONCE):
        writer.writerows([_csv_cell(value) for value in row] for row in chunk)


def _write_json(rows: duckdb.DuckDBPyRelation, out: TextIO, limit: int) -> None:
    columns = rows.columns
    separator = "["
    while chunk := rows.fetchmany(_ROWS_AT_ONCE):
        for row in chunk:
            line = json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False, default=_json_value)
            out.write(f"{separator}\n{line}")
            separator = ","
    out.write("[]\n" if separator == "[" else "\n]\n")


_WRITERS = {Format.TABLE: _write_table, Format.CSV: _write_csv, Format.JSON: _write_json}


def _csv_cell(value: object) -> object:
    return json.dumps(value, ensure_ascii=False, default=_json_value) if isinstance(value, list | dict) else value


def _json_value(value: object) -> object:
    isoformat = getattr(value, "isoformat", None)
    return isoformat() if isoformat else str(value)
