"""Runs of which nobody named a Prefect server: they start one, and it ends with them."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.flows.conftest import Waqai, command, environment
from tests.flows.test_kill import wait_for
from tests.generate import GeneratedDrop


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("prefect")


def processes(home: Path) -> list[int]:
    """The processes whose environment names ``home`` as Prefect's."""
    found = []
    for environ in Path("/proc").glob("[0-9]*/environ"):
        try:
            if f"PREFECT_HOME={home}\0".encode() in environ.read_bytes():
                found.append(int(environ.parent.name))
        except OSError:
            continue  # it has just ended, or is another user's
    return found


def test_all_that_a_run_tells_is_stored_when_it_ends(drop: GeneratedDrop, home: Path, waqai: Waqai) -> None:
    done = waqai("run", str(drop.folder), "--workers", "2", env={"PREFECT_HOME": str(home)})
    assert done.returncode == 0, done.stderr
    assert "Prefect server: none configured, starting an own one" in done.stderr
    assert processes(home) == []
    with closing(sqlite3.connect(home / "prefect.db")) as database:
        assert database.execute("SELECT name, state_type FROM flow_run").fetchone()[1] == "COMPLETED"
        states = dict(database.execute("SELECT name, state_type FROM task_run").fetchall())
        assert {states[name] for name in ("settle", "check", "publish")} == {"COMPLETED"}
        assert set(states.values()) == {"COMPLETED"}


def test_killed_alone_it_leaves_no_process(drop: GeneratedDrop, home: Path, tmp_path: Path) -> None:
    run = subprocess.Popen(
        command("run", str(drop.folder), "--workers", "1", "--warehouse", str(tmp_path / "w.duckdb")),
        env=environment({"PREFECT_HOME": str(home)}), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    wait_for("*/*/raw/*", tmp_path / "w.work", run)
    assert len(processes(home)) > 2
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    deadline = time.monotonic() + 30
    while processes(home) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert processes(home) == []


def test_a_server_that_does_not_start_is_one_line(waqai: Waqai, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("عقد المجلس جلسة طارئة مساء الأحد.", encoding="utf-8")
    nowhere = f"sqlite+aiosqlite:///{tmp_path}/no/folder/prefect.db"
    env = {"PREFECT_HOME": str(tmp_path), "PREFECT_SERVER_DATABASE_CONNECTION_URL": nowhere}
    done = waqai("run", "a.txt", "--workers", "1", env=env)
    assert done.returncode == 1
    assert done.stderr.splitlines()[1:] == ["waqai: Prefect's own server did not start; add --debug to see why"]
