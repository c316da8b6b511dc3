"""Each view and check has a folder of cases: small tables named after those they stand in for, and what must come out.

``tests/sql/<views or checks>/<name>/<case>/<table>.jsonl`` are the inputs, a row a line; columns
that do not matter are left out. ``expect.jsonl`` holds the rows that must come out, in any
order, by the columns that it names.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse import check, script, scripts
from warehouse.migrate import migrate, replace_views

HERE = Path(__file__).parent
CASES = sorted(path.parent for path in HERE.glob("*/*/*/expect.jsonl"))


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def plain(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(row, ensure_ascii=False, default=str, sort_keys=True) for row in rows)


def load(con: duckdb.DuckDBPyConnection, case: Path) -> None:
    not_null = con.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT is_nullable AND NOT internal"
    ).fetchall()
    for table, column in not_null:
        con.execute(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" DROP NOT NULL')
    for path in case.glob("*.jsonl"):
        if path.stem == "expect":
            continue
        for row in read_rows(path):
            columns = ", ".join(f'"{column}"' for column in row)
            marks = ", ".join("?" * len(row))
            con.execute(f'INSERT INTO "{path.stem}" ({columns}) VALUES ({marks})', list(row.values()))  # noqa: S608 - own names


@pytest.mark.parametrize("case", CASES, ids=lambda case: "/".join(case.parts[-3:]))
def test_case(case: Path) -> None:
    kind, name = case.parts[-3:-1]
    expected = read_rows(case / "expect.jsonl")
    with duckdb.connect() as con:
        migrate(con, case)
        replace_views(con)
        load(con, case)
        query = f'FROM "{name}"' if kind == "views" else script("checks", name).text
        cursor = con.execute(query)
        columns = [column[0] for column in cursor.description or ()]
        found = [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
    named = expected[0].keys() if expected else columns
    assert plain([{column: row[column] for column in named} for row in found]) == plain(expected)


@pytest.mark.parametrize("kind", ["views", "checks"])
def test_each_has_a_case(kind: str) -> None:
    assert {case.parts[-2] for case in CASES if case.parts[-3] == kind} == {script.name for script in scripts(kind)}


def test_an_empty_warehouse_has_no_fault() -> None:
    with duckdb.connect() as con:
        migrate(con, HERE)
        replace_views(con)
        results = check(con)
    assert {r.name: r.rows for r in results if r.n_faults} == {}
    assert [r.severity for r in results] == sorted((r.severity for r in results), key=["fail", "warn"].index)


def test_many_offending_rows_are_counted_and_some_shown() -> None:
    with duckdb.connect() as con:
        migrate(con, HERE)
        replace_views(con)
        con.execute(
            "INSERT INTO page (page_id, url, is_own_url, is_current) "
            "SELECT 'p' || n, 'u' || n, true, false FROM range(30) AS r(n)"
        )
        result = next(r for r in check(con, shown_rows=5) if r.name == "fail_current_version")
    assert result.is_failure
    assert (result.n_faults, len(result.rows)) == (30, 5)
    assert result.columns == ("url", "n_versions", "n_current")
    assert result.sentence.startswith("A URL has no current version")
