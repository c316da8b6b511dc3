"""kill -9 of a worker, the flow's process or the server, at any moment of any stage, and the same command again."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.flows.conftest import command, environment
from warehouse import content_hash, read

# What appears below the work folder when a stage is at work; "" is any moment from the start on.
MOMENTS = ("", "*/*/raw/*/*", "*/*/prepared/*", "articles/*.parquet", "coded-*/*")
VICTIMS = ("flow", "worker", "server", "all")
_LONGEST_SECONDS = 300.0


@dataclass(slots=True)
class Killed:
    """Kills by (victim, moment), and how often a run ended by itself before it was to be killed."""

    kills: Counter[tuple[str, str]] = field(default_factory=Counter)
    n_undisturbed: int = 0


def kill_until_done(inbox: Path, published: Path, n_kills: int, chance: random.Random) -> Killed:
    """Call ``waqai nightly`` on ``inbox`` and kill it, ``n_kills`` times at most, until all is in the warehouse.

    Raises:
        AssertionError: an undisturbed call fails.
    """
    done = Killed()
    while sum(done.kills.values()) < n_kills:
        process = start(inbox, published)
        try:
            moment, victim = chance.choice(MOMENTS), chance.choice(VICTIMS)
            wait_for(moment, published.with_name("w.work"), process)
            time.sleep(chance.uniform(0, 8) if not moment else chance.uniform(0, 0.4))
            if process.poll() is None and kill(victim, process, chance):
                done.kills[victim, moment or "any"] += 1
                # What loses its server fails, what loses a worker goes on; either way the next call ends it.
                _, errors = process.communicate(timeout=_LONGEST_SECONDS)
                assert "Traceback" not in errors, errors
            else:
                _, errors = process.communicate(timeout=_LONGEST_SECONDS)
                assert process.returncode == 0, errors
                done.n_undisturbed += 1
            if process.returncode == 0:
                return done
        finally:
            end(process)
    process = start(inbox, published)
    _, errors = process.communicate(timeout=_LONGEST_SECONDS)
    assert process.returncode == 0, errors
    return done


def start(inbox: Path, published: Path) -> subprocess.Popen[str]:
    """``waqai nightly`` in a process group of its own, in small shards, with a Prefect server of its own."""
    settings = {
        "WAQAI_INBOX": f'["{inbox}"]', "WAQAI_INBOX_QUIET_SECONDS": "0", "WAQAI_SHARD_PAGES": "4", "WAQAI_WORKERS": "2",
        "WAQAI_BATCH_DROPS": "2", "WAQAI_MAX_TRIES": "1000", "PREFECT_HOME": str(published.with_name("prefect")),
    }  # fmt: skip
    return subprocess.Popen(
        command("nightly", "--warehouse", str(published), "--wait", "30"), env=environment(settings), text=True,
        start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def kill(victim: str, process: subprocess.Popen[str], chance: random.Random) -> bool:
    """SIGKILL for what ``victim`` names; False if there is none now."""
    if victim == "all":
        os.killpg(process.pid, signal.SIGKILL)
        return True
    if victim == "flow":
        process.kill()
        return True
    marks = {"worker": "multiprocessing.spawn", "server": "flows.prefect_server"}
    pids = _children(process.pid, marks[victim])
    if not pids:
        return False
    try:
        os.kill(chance.choice(pids), signal.SIGKILL)
    except ProcessLookupError:
        return False
    return True


def end(process: subprocess.Popen[str]) -> None:
    """Leave nothing of the group behind."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def published_hash(published: Path) -> dict[str, str]:
    """The content hash of what readers see."""
    with read(published) as con:
        return content_hash(con)


def wait_for(pattern: str, work: Path, process: subprocess.Popen[str]) -> None:
    """Wait until something of ``pattern`` is below ``work``, or the process has ended."""
    deadline = time.monotonic() + _LONGEST_SECONDS
    while pattern and process.poll() is None and time.monotonic() < deadline and not next(work.glob(pattern), None):
        time.sleep(0.002)


def _children(parent: int, mark: str) -> list[int]:
    """Processes started by ``parent`` whose command line has ``mark`` in it."""
    listed = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(parent)], capture_output=True, text=True, check=False
    ).stdout
    return [int(line.split()[0]) for line in listed.splitlines() if mark in line]


def main(n_kills: int, seed: int, make_inbox: Callable[[Path, int], Sequence[Path]], folder: Path) -> int:
    """Rounds of a new warehouse each, until ``n_kills`` were made; 1 if one came out otherwise than undisturbed."""
    from tests.tasks.way import loaded

    chance = random.Random(seed)
    total: Counter[tuple[str, str]] = Counter()
    number = 0
    while sum(total.values()) < n_kills:
        number += 1
        here = folder / f"round-{number}"
        drops = make_inbox(here / "inbox", seed + number)
        wanted = loaded(here / "undisturbed.duckdb", [[drop] for drop in drops])
        killed = kill_until_done(here / "inbox", here / "w.duckdb", n_kills - sum(total.values()), chance)
        total += killed.kills
        found = published_hash(here / "w.duckdb")
        same = "the same content" if found == wanted else f"OTHER CONTENT: {here}"
        print(f"round {number}: {sum(killed.kills.values())} kills, {same}", flush=True)
        if found != wanted:
            return 1
    for (victim, moment), n in sorted(total.items()):
        print(f"{n:4} {victim} at {moment}")
    print(
        f"{sum(total.values())} kills in {number} rounds, {len(total)} kinds: nothing lost, nothing doubled",
    )
    return 0
