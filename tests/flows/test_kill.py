"""Killed at any moment, then called again: the same warehouse as undisturbed."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.flows.conftest import command, environment
from tests.generate import GeneratedDrop
from tests.tasks.way import loaded
from warehouse import content_hash, read

# What appears below the work folder when the stage is at work.
MOMENTS = ("*/*/raw/00000/*", "*/*/prepared/*", "articles/*.parquet", "coded-*/*")
ARGUMENTS = ("--warehouse",)


@pytest.fixture
def started() -> Iterator[list[subprocess.Popen[str]]]:
    processes: list[subprocess.Popen[str]] = []
    yield processes
    for process in processes:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def start(drop: GeneratedDrop, path: Path, server: str, *words: str) -> subprocess.Popen[str]:
    env = environment({"PREFECT_API_URL": server, "WAQAI_SHARD_PAGES": "4", "WAQAI_WORKERS": "2"})
    return subprocess.Popen(
        command(*(words or ("run",)), str(drop.folder), *ARGUMENTS, str(path)), env=env, start_new_session=True,
        text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def is_there(group: int) -> bool:
    """Whether a process of the group is left."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def wait_for(pattern: str, work: Path, process: subprocess.Popen[str]) -> None:
    deadline = time.monotonic() + 60
    while process.poll() is None and time.monotonic() < deadline and not next(work.glob(pattern), None):
        time.sleep(0.002)


def test_killed_in_every_stage_it_goes_on(
    drop: GeneratedDrop, prefect_server: str, tmp_path: Path, started: list[subprocess.Popen[str]]
) -> None:
    path = tmp_path / "w.duckdb"
    n_killed = 0
    for moment in MOMENTS:
        process = start(drop, path, prefect_server)
        started.append(process)
        wait_for(moment, tmp_path / "w.work", process)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            n_killed += 1
        process.wait()
    assert n_killed >= 3
    last = start(drop, path, prefect_server)
    started.append(last)
    out, errors = last.communicate(timeout=120)
    assert last.returncode == 0, errors
    assert "events" in out
    with read(path) as con:
        found = content_hash(con)
        statuses = con.sql("SELECT status, count(*) FROM run GROUP BY ALL ORDER BY ALL").fetchall()
    assert statuses == [("done", 1), ("interrupted", n_killed)]
    assert found == loaded(tmp_path / "undisturbed.duckdb", [[drop.folder]])


@pytest.mark.parametrize("command", ["run", "backfill"])
def test_told_to_stop_it_says_one_line_and_leaves_no_process(
    drop: GeneratedDrop, prefect_server: str, tmp_path: Path, started: list[subprocess.Popen[str]], command: str
) -> None:
    process = start(drop, tmp_path / "w.duckdb", prefect_server, command)
    started.append(process)
    wait_for("*/*/prepared/*", tmp_path / "w.work", process)
    os.kill(process.pid, signal.SIGTERM)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert errors.splitlines()[-1] == "waqai: stopped; the same command goes on from here"
    assert "Traceback" not in errors
    deadline = time.monotonic() + 10
    while is_there(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_there(process.pid)
