"""Backups before migrations, kept copies and the way back, a file without its dead rows."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.test_store import NEWS, fill
from warehouse import Warehouse, WarehouseFiles, content_hash, read, scripts
from warehouse.migrate import migrate


def make_old(path: Path, n_migrations: int) -> None:
    """A warehouse as an older waqai left it, published."""
    files = WarehouseFiles.beside(path)
    with duckdb.connect(str(files.writer)) as con:
        migrate(con, files.writer, scripts("schema")[:n_migrations])
        con.execute(
            "INSERT INTO run (run_id, command, status, started_at) VALUES ('r', 'run', 'done', now()::TIMESTAMP)"
        )
    shutil.copyfile(files.writer, path)


@pytest.mark.parametrize("n_migrations", range(1, len(scripts("schema"))))
def test_an_older_warehouse_is_upgraded_after_a_backup(tmp_path: Path, n_migrations: int) -> None:
    path = tmp_path / "w.duckdb"
    make_old(path, n_migrations)
    before = WarehouseFiles.beside(path).writer.read_bytes()
    with Warehouse.open(path) as warehouse:
        assert warehouse.con.sql("SELECT count(*) FROM schema_migration").fetchall() == [(len(scripts("schema")),)]
        assert warehouse.con.sql("SELECT run_id FROM run").fetchall() == [("r",)]
    copies = list((tmp_path / "w.copies").iterdir())
    assert [copy.name for copy in copies] == [f"before-migration-{n_migrations + 1:04}.duckdb"]
    assert copies[0].read_bytes() == before


def test_a_present_warehouse_needs_no_backup(tmp_path: Path) -> None:
    for _ in range(2):
        with Warehouse.open(tmp_path / "w.duckdb"):
            pass
    assert not (tmp_path / "w.copies").exists()


def test_the_way_back_to_a_kept_copy(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    fill(path, NEWS)
    with read(path) as con:
        first = content_hash(con)
    with Warehouse.open(path) as warehouse:
        warehouse.con.execute("DELETE FROM mention")
        warehouse.publish(keep_copies=3)
    kept = next((tmp_path / "w.copies").iterdir())
    # As the README says: the copy onto the published path, the writer's own file away.
    shutil.copyfile(kept, path)
    WarehouseFiles.beside(path).writer.unlink()
    with Warehouse.open(path) as warehouse:
        assert content_hash(warehouse.con) == first


def test_compacting_changes_nothing_but_the_size(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    fill(path, NEWS)
    with Warehouse.open(path) as warehouse:
        for table in ("filler", "behind_it"):
            warehouse.con.execute(f"CREATE TABLE {table} AS SELECT md5(range::VARCHAR) AS t FROM range(200_000)")  # noqa: S608
            warehouse.con.execute("CHECKPOINT")
        warehouse.con.execute("DROP TABLE filler")
        said = content_hash(warehouse.con)
        comments = warehouse.con.sql("SELECT comment FROM duckdb_columns() ORDER BY ALL").fetchall()
        before, after = warehouse.compact()
        assert after < before
        assert content_hash(warehouse.con) == said
        assert warehouse.con.sql("SELECT comment FROM duckdb_columns() ORDER BY ALL").fetchall() == comments
