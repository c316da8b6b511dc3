"""Nightly and backfill: many drops, each for itself."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from flows.backfill import backfill, plan_backfill
from flows.calling import call
from flows.nightly import nightly
from flows.settings import Settings
from flows.summary import ManySummary
from tasks.reading.inbox import given_drops
from tests.flows.conftest import given
from tests.generate import generate
from tests.tasks.way import loaded
from warehouse import Warehouse, begin_attempt, content_hash, read

pytestmark = pytest.mark.usefixtures("prefect_server")


@pytest.fixture(scope="module")
def drops(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of four drops; the third repeats pages of the first under other names."""
    folder = tmp_path_factory.mktemp("drops")
    for n, day in enumerate(("2015-01-03", "2015-01-04", "2015-01-05")):
        generate(folder / f"news-{day}", pages=12, seed=n % 2, bad=1, characters=600, bulk=(0, 100), container_pages=4)
    generate(folder / "undated", pages=6, seed=9, bad=0, characters=600, bulk=(0, 100), container_pages=4)
    return folder


def inbox_of(drops: Path, inbox: Path) -> Path:
    shutil.copytree(drops, inbox)
    quiet(inbox)
    return inbox


def quiet(folder: Path) -> None:
    long_ago = time.time() - 3600
    for path in folder.rglob("*"):
        os.utime(path, (long_ago, long_ago), follow_symlinks=False)


def night(warehouse: Path, inbox: Path, **settings: object) -> ManySummary:
    return call(nightly, given(warehouse, inbox=[inbox], **settings))


def published_hash(path: Path) -> dict[str, str]:
    with read(path) as con:
        return content_hash(con)


def attempts(path: Path) -> list[tuple[str, str, int]]:
    with read(path) as con:
        rows = con.sql("SELECT drop_name, status, n_tries FROM drop_attempt ORDER BY drop_name").fetchall()
    return [(Path(name).name, status, n_tries) for name, status, n_tries in rows]


def test_a_night_takes_every_drop_and_the_next_one_nothing(drops: Path, tmp_path: Path) -> None:
    path, inbox = tmp_path / "w.duckdb", inbox_of(drops, tmp_path / "inbox")
    first = night(path, inbox)
    assert [(Path(d.name).name, d.status) for d in first.taken] == [
        ("news-2015-01-03", "admitted"),
        ("news-2015-01-04", "admitted"),
        ("news-2015-01-05", "known"),
        ("undated", "admitted"),
    ]
    assert first.published == path
    before = path.read_bytes()
    assert night(path, inbox).taken == ()
    assert path.read_bytes() == before
    assert published_hash(path) == loaded(tmp_path / "plain.duckdb", [[d] for d in sorted(inbox.iterdir())])
    assert sorted(p.name for p in (tmp_path / "w.work").iterdir()) == ["actor.parquet"]


def test_a_poisoned_drop_stops_no_other_and_is_set_aside_after_its_tries(
    drops: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import flows.many

    path, inbox = tmp_path / "w.duckdb", inbox_of(drops, tmp_path / "inbox")
    manifest = flows.many.manifest
    poisoned = inbox / "news-2015-01-04"

    def or_fail(paths: list[Path]) -> object:
        if paths == [poisoned]:
            raise ValueError("the poison of a test")
        return manifest(paths)

    monkeypatch.setattr(flows.many, "manifest", or_fail)
    first = night(path, inbox, max_tries=2)
    assert [(Path(d.name).name, d.detail) for d in first.failed] == [("news-2015-01-04", "the poison of a test")]
    assert sum(d.status == "admitted" for d in first.taken) == 2
    assert ("news-2015-01-04", "failed", 1) in attempts(path)
    second = night(path, inbox, max_tries=2)
    assert [(Path(d.name).name, d.status) for d in second.taken] == [("news-2015-01-04", "set_aside")]
    assert second.n_set_aside == 1
    assert night(path, inbox, max_tries=2).taken == ()
    # Corrected, it is a new drop with tries of its own; untouched, only-failed takes it again.
    monkeypatch.setattr(flows.many, "manifest", manifest)
    again = call(backfill, given(path), [poisoned], only_failed=True)
    assert [(Path(d.name).name, d.status) for d in again.taken] == [("news-2015-01-04", "admitted")]
    assert published_hash(path) == loaded(tmp_path / "plain.duckdb", [[d] for d in sorted(inbox.iterdir())])


def test_a_drop_in_which_runs_are_killed_is_set_aside(drops: Path, tmp_path: Path) -> None:
    path, inbox = tmp_path / "w.duckdb", inbox_of(drops, tmp_path / "inbox")
    killer = inbox / "news-2015-01-04"
    signature = next(d.signature for d in given_drops([inbox]) if d.path == killer)
    with Warehouse.open(path) as warehouse:
        for _ in range(2):
            begin_attempt(warehouse.con, str(killer), signature, "r")
    statuses = {Path(d.name).name: (d.status, d.detail) for d in night(path, inbox, max_tries=2).taken}
    assert statuses["news-2015-01-04"] == ("set_aside", "runs were killed in it 2 times")
    assert statuses["undated"] == ("admitted", None)
    assert night(path, inbox, max_tries=2).taken == ()


def test_a_full_disk_counts_against_no_drop(drops: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import errno

    import flows.many

    def full(paths: list[Path]) -> object:
        raise OSError(errno.ENOSPC, "No space left on device", str(paths[0]))

    path, inbox = tmp_path / "w.duckdb", inbox_of(drops, tmp_path / "inbox")
    with monkeypatch.context() as patched:
        patched.setattr(flows.many, "manifest", full)
        with pytest.raises(OSError, match="No space left"):
            night(path, inbox)
    assert len(night(path, inbox).taken) == 4
    assert {n_tries for _, _, n_tries in attempts(path)} == {1}


def test_a_backfill_goes_oldest_first_and_skips_what_is_done(drops: Path, tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    import datetime as dt

    until = dt.date(2015, 1, 3)
    first = call(backfill, given(path, batch_drops=1), [drops], until=until)
    assert [Path(d.name).name for d in first.taken] == ["news-2015-01-03"]
    plan = plan_backfill([drops], Settings(warehouse=path), None, None, only_failed=False)
    assert [d.path.name for d in plan.todo] == ["news-2015-01-04", "news-2015-01-05", "undated"]
    assert (plan.n_done, plan.n_outside) == (1, 0)
    assert plan.seconds
    rest = call(backfill, given(path, batch_drops=1, publish_minutes=1e-6), [drops])
    assert [Path(d.name).name for d in rest.taken] == ["news-2015-01-04", "news-2015-01-05", "undated"]
    assert published_hash(path) == loaded(tmp_path / "plain.duckdb", [[d] for d in sorted(drops.iterdir())])


def test_earlier_published_states_are_kept(drops: Path, tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    seen = []
    for drop in sorted(drops.iterdir()):
        call(backfill, given(path, keep_copies=2), [drop])
        seen.append(path.read_bytes())
    copies = sorted((tmp_path / "w.copies").iterdir(), reverse=True)
    assert [copy.read_bytes() for copy in copies] == [seen[-2], seen[-3]]


@pytest.mark.parametrize("stage", ["prepare", "code"])
def test_a_damaged_part_is_made_anew_by_the_next_call(
    drops: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stage: str
) -> None:
    import tasks.code
    import tasks.prepare
    from warehouse import PartError

    module, name = {"prepare": (tasks.prepare, "write_prepared"), "code": (tasks.code, "write_coded")}[stage]
    write = getattr(module, name)

    def damaged(folder: Path, *parts: object) -> Path:
        written: Path = write(folder, *parts)
        (written / "reject.parquet").write_bytes(b"no Parquet")
        return written

    path, inbox = tmp_path / "w.duckdb", tmp_path / "inbox"
    shutil.copytree(drops / "undated", inbox / "undated")
    with monkeypatch.context() as patched:
        patched.setattr(module, name, damaged)
        if stage == "prepare":
            failed = call(backfill, given(path), [inbox]).failed
            assert "run again, the part is made anew" in (failed[0].detail or "")
        else:
            with pytest.raises(PartError, match="run again, the part is made anew"):
                call(backfill, given(path), [inbox])
    assert call(backfill, given(path), [inbox]).published == path
    assert published_hash(path) == loaded(tmp_path / "plain.duckdb", [[inbox / "undated"]])
