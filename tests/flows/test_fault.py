"""A few of the faults that ``python dev.py fault`` tries by the dozen, and readers and nights in between."""

from __future__ import annotations

import random
import threading
from pathlib import Path

import pytest

from flows.calling import call
from flows.run import run
from tasks.reading.drop import manifest
from tests.fault import hostile, kill
from tests.fault.__main__ import make_inbox
from tests.flows.conftest import given
from tests.generate import generate
from tests.tasks.way import loaded
from warehouse import content_hash, read


@pytest.mark.parametrize("victim", ["worker", "server"])
def test_a_lost_worker_or_server_loses_no_page(tmp_path: Path, victim: str) -> None:
    drops = make_inbox(tmp_path / "inbox", 1)
    process = kill.start(tmp_path / "inbox", tmp_path / "w.duckdb")
    try:
        kill.wait_for("*/*/prepared/*", tmp_path / "w.work", process)
        assert kill.kill(victim, process, random.Random(1))
        _, errors = process.communicate(timeout=120)
        assert "Traceback" not in errors
        if victim == "server":
            assert process.returncode == 1
            assert "\nwaqai: Prefect's own server was lost; the same command goes on from here\n" in errors
        else:
            assert process.returncode == 0, errors
    finally:
        kill.end(process)
    assert kill.kill_until_done(tmp_path / "inbox", tmp_path / "w.duckdb", 0, random.Random(1)).kills.total() == 0
    assert kill.published_hash(tmp_path / "w.duckdb") == loaded(tmp_path / "plain.duckdb", [[drop] for drop in drops])


def test_hostile_inputs_are_all_accounted_for(tmp_path: Path) -> None:
    hostile.main(120, 7, tmp_path)


def test_readers_see_whole_states_all_through_a_run(prefect_server: str, tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    for n in (1, 2):
        generate(tmp_path / f"drop-{n}", pages=30, seed=n, bad=1, characters=700, bulk=(0, 300), container_pages=10)
    call(run, given(path, drop=manifest([tmp_path / "drop-1"])), [tmp_path / "drop-1"])
    seen: list[dict[str, str]] = []
    stop = threading.Event()
    errors: list[BaseException] = []

    def analyse() -> None:
        try:
            while not stop.is_set():
                with read(path) as con:
                    once, twice = content_hash(con), content_hash(con)
                assert once == twice
                seen.append(once)
        except BaseException as error:  # noqa: BLE001 - told below, by the test's own thread
            errors.append(error)

    reader = threading.Thread(target=analyse)
    reader.start()
    with read(path) as open_all_along:
        before = content_hash(open_all_along)
        call(run, given(path, drop=manifest([tmp_path / "drop-2"])), [tmp_path / "drop-2"])
        assert content_hash(open_all_along) == before
    with read(path) as con:
        after = content_hash(con)
    stop.set()
    reader.join()
    assert errors == []
    assert len(seen) > 3
    assert all(state in (before, after) for state in seen)
    assert before != after
