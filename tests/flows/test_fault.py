"""A few of the faults that ``python dev.py fault`` tries by the dozen, and readers and nights in between."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from flows.calling import call
from flows.run import run
from tasks.reading.drop import manifest
from tests.fault import hostile, kill
from tests.fault.__main__ import make_inbox
from tests.flows.conftest import environment, given
from tests.generate import generate
from tests.tasks.way import loaded


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


# DuckDB gives all connections of a process to one path the same file, so each reader is a process of its own.
READER = """
import json, os, sys, threading
from pathlib import Path
from warehouse import content_hash, read

path, stays_open, seen = Path(sys.argv[1]), sys.argv[2] == "stays open", []
stop = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), stop.set()), daemon=True).start()
if stays_open:
    with read(path) as con:
        seen.append(content_hash(con))
        print("open", flush=True)
        stop.wait()
        seen.append(content_hash(con))
else:
    print("open", flush=True)
    while not stop.is_set():
        with read(path) as con:
            seen.append(content_hash(con))
            assert content_hash(con) == seen[-1]
print(json.dumps(seen))
"""


def test_readers_see_whole_states_all_through_a_run(prefect_server: str, tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    for n in (1, 2):
        generate(tmp_path / f"drop-{n}", pages=30, seed=n, bad=1, characters=700, bulk=(0, 300), container_pages=10)
    call(run, given(path, drop=manifest([tmp_path / "drop-1"])), [tmp_path / "drop-1"])
    before = kill.published_hash(path)
    readers = [
        subprocess.Popen(
            [sys.executable, "-c", READER, str(path), how], text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env=environment(),
        )
        for how in ("stays open", "opens anew")
    ]  # fmt: skip
    for reader in readers:
        assert reader.stdout is not None
        assert reader.stdout.readline() == "open\n"
    call(run, given(path, drop=manifest([tmp_path / "drop-2"])), [tmp_path / "drop-2"])
    after = kill.published_hash(path)
    stayed, anew = (json.loads(reader.communicate()[0]) for reader in readers)
    assert [reader.returncode for reader in readers] == [0, 0]
    assert stayed == [before, before]
    assert anew[0] == before
    assert all(state in (before, after) for state in anew)
    assert before != after
