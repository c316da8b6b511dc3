"""The laws of naming and commenting that every table, view and SQL file keeps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.parts import FakePage, code_and_settle, load
from warehouse import QueryError, query, scripts
from warehouse.content import content_columns
from warehouse.migrate import migrate, replace_views


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as con:
        migrate(con, Path("memory"))
        replace_views(con)
        yield con


def test_every_table_view_and_column_has_a_comment(con: duckdb.DuckDBPyConnection) -> None:
    bare = con.execute(
        "SELECT table_name, NULL FROM duckdb_tables() WHERE NOT internal AND comment IS NULL UNION ALL "
        "SELECT view_name, NULL FROM duckdb_views() WHERE NOT internal AND comment IS NULL UNION ALL "
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL"
    ).fetchall()
    assert bare == []


def test_suffixes_tell_units_and_kinds(con: duckdb.DuckDBPyConnection) -> None:
    columns = con.execute(
        "SELECT table_name || '.' || column_name, column_name, data_type FROM duckdb_columns() WHERE NOT internal"
    ).fetchall()
    broken = []
    for place, name, kind in columns:
        laws = {
            "at": (name.endswith("_at"), kind == "TIMESTAMP"),
            "date": (name.endswith("_date"), kind == "DATE"),
            "is": (name.startswith("is_"), kind == "BOOLEAN"),
        }
        one_way = {
            "n": (name.startswith("n_"), kind in ("TINYINT", "INTEGER", "BIGINT")),
            "id": (name.endswith("_id"), kind == "VARCHAR"),
            "code": (name.endswith("_code"), kind == "VARCHAR"),
            "codes": (name.endswith(("_codes", "_sectors")), kind == "VARCHAR[]"),
            "snake": (True, re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name) is not None),
        }
        broken += [(place, kind, law) for law, (named, typed) in laws.items() if named != typed]
        broken += [(place, kind, law) for law, (named, typed) in one_way.items() if named and not typed]
    assert broken == []


def test_times_of_loading_are_no_content(con: duckdb.DuckDBPyConnection) -> None:
    columns = content_columns(con)
    assert {"run", "schema_migration"}.isdisjoint(columns)
    assert columns["record"] == ["file", "ordinal", "page_id", "fetched_at"]
    assert not {"run_id", "loaded_at", "drop_id"} & {column for names in columns.values() for column in names}
    assert "n_dropped" in columns["coding"]


def test_no_table_has_keys_or_indexes(con: duckdb.DuckDBPyConnection) -> None:
    assert con.execute("SELECT count(*) FROM duckdb_indexes()").fetchall() == [(0,)]
    assert (
        con.execute("SELECT constraint_type FROM duckdb_constraints() WHERE constraint_type <> 'NOT NULL'").fetchall()
        == []
    )


@pytest.mark.parametrize("kind", ["schema", "views", "checks", "queries"])
def test_each_file_begins_with_a_sentence(kind: str) -> None:
    for script in scripts(kind):
        assert re.search(r"\w.*[.):]$", script.sentence), script.name
    if kind == "checks":
        assert {script.name.split("_")[0] for script in scripts(kind)} == {"fail", "warn"}


@pytest.mark.parametrize("name", [script.name for script in scripts("queries")])
def test_each_example_query_runs(name: str, tmp_path: Path) -> None:
    with duckdb.connect() as con:
        migrate(con, tmp_path)
        replace_views(con)
        assert query(con, name).fetchall() == []
        load(con, tmp_path, [FakePage("https://a.example/1", ("زيارة [CONSULT visit 1]", "قصف [ASSAULT - 2]"))])
        code_and_settle(con, tmp_path)
        rows = query(con, name).fetchall()
    if name in ("who_meets_whom", "most_independent", "evidence_trail", "balance_by_dyad_and_month"):
        assert rows


def test_a_wrong_query_or_name_is_one_line(con: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(QueryError, match="who_meets_whom"):
        query(con, "who_meets")
    with pytest.raises(QueryError, match="Table with name evnt does not exist") as error:
        query(con, "SELECT * FROM evnt")
    assert "\n" not in str(error.value)
