"""Opening, locking, migrating, publishing and restoring."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tests.warehouse.parts import FakePage, code_and_settle, load, rows
from warehouse import (
    NewerWarehouseError,
    NotAWarehouseError,
    Script,
    Warehouse,
    WarehouseError,
    WarehouseLockedError,
    WarehouseMissingError,
    content_hash,
    finish_run,
    read,
    scripts,
    start_run,
)
from warehouse.migrate import migrate

NEWS = FakePage("https://a.example/1", ("عنوان", "قالت الوزارة إن الوزير التقى نظيره في العاصمة [CONSULT visit 1]"))


def fill(published: Path, *pages: FakePage) -> dict[str, str]:
    with Warehouse.open(published) as warehouse:
        run_id = start_run(warehouse.con, "run")
        load(warehouse.con, warehouse.work, list(pages))
        code_and_settle(warehouse.con, warehouse.work)
        finish_run(warehouse.con, run_id, "done")
        warehouse.publish()
        return content_hash(warehouse.con)


def one_line(error: pytest.ExceptionInfo[Exception]) -> str:
    message = str(error.value)
    assert "\n" not in message
    return message


def test_what_is_published_is_what_was_written(tmp_path: Path) -> None:
    written = fill(tmp_path / "w.duckdb", NEWS)
    with read(tmp_path / "w.duckdb") as con:
        assert content_hash(con) == written
        assert rows(con, "SELECT event_type, event_mode, url FROM event_by_page") == [
            ("CONSULT", "visit", "https://a.example/1")
        ]


def test_a_reader_keeps_its_copy_while_the_next_is_published(tmp_path: Path) -> None:
    published = tmp_path / "w.duckdb"
    fill(published, NEWS)
    with read(published) as old:
        assert rows(old, "SELECT count(*) FROM page") == [(1,)]
        fill(published, FakePage("https://a.example/2", NEWS.paragraphs))
        assert rows(old, "SELECT count(*) FROM page") == [(1,)]
        # A second connection of the same process would share the first one's old copy: another process looks.
        count = "import sys, duckdb; print(duckdb.connect(sys.argv[1], read_only=True).sql('FROM page').shape[0])"
        seen = subprocess.run([sys.executable, "-c", count, str(published)], capture_output=True, text=True, check=True)
        assert seen.stdout.strip() == "2"
    with read(published) as new:
        assert rows(new, "SELECT count(*) FROM page") == [(2,)]


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    fill(tmp_path / "w.duckdb", NEWS)
    with read(tmp_path / "w.duckdb") as con, pytest.raises(duckdb.InvalidInputException):
        con.execute("DELETE FROM page")


def test_readers_see_nothing_of_a_run_before_it_publishes(tmp_path: Path) -> None:
    published = tmp_path / "w.duckdb"
    fill(published, NEWS)
    with Warehouse.open(published) as warehouse:
        load(warehouse.con, warehouse.work, [FakePage("https://a.example/2", NEWS.paragraphs)])
        with read(published) as con:
            assert rows(con, "SELECT count(*) FROM page") == [(1,)]


def test_the_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    published = tmp_path / "w.duckdb"
    hold = (
        "import sys; from pathlib import Path; from warehouse import Warehouse\n"
        "with Warehouse.open(Path(sys.argv[1])):\n"
        "    print('open', flush=True); sys.stdin.read()"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", hold, str(published)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        assert first.stdout is not None
        assert first.stdout.readline() == "open\n"
        with pytest.raises(WarehouseLockedError) as error, Warehouse.open(published):
            pass
        assert f"somebody, process {first.pid} on " in one_line(error)
        assert " since 20" in str(error.value)
    finally:
        first.kill()
        first.communicate()
    with Warehouse.open(published) as warehouse:  # the lock died with its process
        assert warehouse.work.is_dir()


def test_nothing_published_yet(tmp_path: Path) -> None:
    with pytest.raises(WarehouseMissingError) as error, read(tmp_path / "w.duckdb"):
        pass
    assert "waqai run" in one_line(error)


@pytest.mark.parametrize("content", [b"", b"page_id,url\n1,2\n" * 1000], ids=["empty", "a table of text"])
def test_a_file_that_is_no_database(tmp_path: Path, content: bytes) -> None:
    published = tmp_path / "w.duckdb"
    published.write_bytes(content)
    with pytest.raises(NotAWarehouseError) as error, read(published):
        pass
    assert str(published) in one_line(error)
    with pytest.raises(NotAWarehouseError) as error, Warehouse.open(published):
        pass
    assert str(published) in one_line(error)
    assert published.read_bytes() == content


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    published = tmp_path / "w.duckdb"
    with duckdb.connect(str(published)) as con:
        con.execute("CREATE TABLE sale (amount INTEGER)")
    before = published.read_bytes()
    with pytest.raises(NotAWarehouseError) as error, Warehouse.open(published):
        pass
    assert "no waqai warehouse" in one_line(error)
    assert published.read_bytes() == before


def test_a_lost_private_file_comes_back_from_the_published_one(tmp_path: Path) -> None:
    published = tmp_path / "w.duckdb"
    written = fill(published, NEWS)
    with Warehouse.open(published) as warehouse:
        writer = warehouse.files.writer
    writer.unlink()
    writer.with_name(writer.name + ".wal").write_bytes(b"left over")
    with Warehouse.open(published) as warehouse:
        assert content_hash(warehouse.con) == written


def test_a_kill_while_the_first_file_is_made_leaves_no_half_of_it(tmp_path: Path) -> None:
    (tmp_path / ".w.writer.duckdb.new").write_bytes(b"half a header")
    (tmp_path / ".w.duckdb.part").write_bytes(b"half a copy")
    fill(tmp_path / "w.duckdb", NEWS)
    left = {path.name for path in tmp_path.iterdir()} - {"w.lock"}
    assert left == {"w.duckdb", "w.writer.duckdb", "w.work"}


def test_names_that_mean_something_to_a_shell_or_to_sql(tmp_path: Path) -> None:
    published = tmp_path / "it's [1]*\"%" / "w'[2].duckdb"
    fill(published, NEWS)
    with read(published) as con:
        assert rows(con, "SELECT count(*) FROM event_by_page") == [(1,)]


def test_a_name_that_duckdb_cannot_work_under(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError) as error, Warehouse.open(tmp_path / "what?.duckdb"):
        pass
    assert "'?'" in one_line(error)


def test_a_killed_run_is_called_interrupted_by_the_next(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        start_run(warehouse.con, "run")
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        assert rows(warehouse.con, "SELECT command, status FROM run") == [("run", "interrupted")]


def test_migrations_are_in_the_ledger_in_order_and_applied_once(tmp_path: Path) -> None:
    for _ in range(2):
        with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
            ledger = rows(warehouse.con, "SELECT name FROM schema_migration ORDER BY number")
    assert [name for (name,) in ledger] == [script.name for script in scripts("schema")]


def test_a_migration_that_fails_leaves_all_as_it_was() -> None:
    good = scripts("schema")
    bad = Script("0999_broken", "", "CREATE TABLE half (a INTEGER); SELECT nonsense")
    with duckdb.connect() as con:
        migrate(con, Path("w"), good[:1])
        with pytest.raises(WarehouseError, match="as it was before"):
            migrate(con, Path("w"), (*good, bad))
        assert rows(con, "SELECT number FROM schema_migration") == [(1,)]
        assert rows(con, "SELECT count(*) FROM duckdb_tables() WHERE table_name IN ('half', 'event')") == [(0,)]
        mended = Script("0999_broken", "", "CREATE TABLE half (a INTEGER)")
        assert migrate(con, Path("w"), (*good, mended)) == (*good[1:], mended)


def test_a_newer_warehouse_is_refused(tmp_path: Path) -> None:
    published = tmp_path / "w.duckdb"
    fill(published, NEWS)
    with Warehouse.open(published) as warehouse:
        warehouse.con.execute("INSERT INTO schema_migration VALUES (9999, '9999_later', now()::TIMESTAMP)")
    with pytest.raises(NewerWarehouseError) as error, Warehouse.open(published):
        pass
    assert "newer waqai" in one_line(error)
    assert "9999" in str(error.value)


def test_a_view_that_is_no_longer_among_the_files_goes(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        warehouse.con.execute("CREATE VIEW old AS SELECT 1 AS one")
    with Warehouse.open(tmp_path / "w.duckdb") as warehouse:
        views = rows(warehouse.con, "SELECT view_name FROM duckdb_views() WHERE NOT internal ORDER BY view_name")
    assert [name for (name,) in views] == [script.name for script in scripts("views")]
