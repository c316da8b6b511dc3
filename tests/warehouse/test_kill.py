"""kill -9 at any moment of a writer, then the same again: the same warehouse as undisturbed."""

from __future__ import annotations

import datetime as dt
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.warehouse.parts import FakePage
from warehouse import Warehouse, check, content_hash, read

DAY = dt.datetime(2022, 2, 12)  # noqa: DTZ001 - the tables hold UTC without a zone

WRITER = """
import sys
from pathlib import Path
from tasks.cleaning.near import compare
from tests.warehouse.parts import code_and_settle, write_drop
from tests.warehouse.test_kill import DROPS
from warehouse import Warehouse, admit, finish_run, start_run

published = Path(sys.argv[1])
with Warehouse.open(published, wait_seconds=20) as warehouse:
    print("open", flush=True)
    run_id = start_run(warehouse.con, "run")
    for pages in DROPS:
        drop, parts = write_drop(published.parent / "parts", pages, shard_pages=20)
        admit(warehouse.con, drop, parts, run_id, compare)
        code_and_settle(warehouse.con, warehouse.work, shard_pages=20)
    finish_run(warehouse.con, run_id, "done")
    warehouse.publish()
print("done", flush=True)
"""


def _drop(seed: int) -> list[FakePage]:
    """Forty pages whose URLs and paragraphs overlap with those of other drops."""
    chance = random.Random(seed)
    told = [
        f"قال المتحدث باسم الوزارة في بيان رقم {n} إن الوزير التقى نظيره [CONSULT {mode} {n}]"
        for n, mode in enumerate(["visit", "phone", "-"] * 20)
    ]
    return [
        FakePage(
            f"https://site{chance.randrange(4)}.example/{chance.randrange(60)}",
            ("عنوان", *chance.sample(told, 5)),
            DAY + dt.timedelta(hours=chance.randrange(200)),
            DAY + dt.timedelta(hours=chance.randrange(200)),
            site=f"site{chance.randrange(4)}",
        )
        for _ in range(40)
    ]


DROPS = [_drop(seed) for seed in range(3)]


def run(published: Path, kill_after: float | None) -> bool:
    """Run the writer, or kill it ``kill_after`` seconds after it opened; true if it got to its end."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(published)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
        env=os.environ | {"PYTHONPATH": "."},
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "open\n"
    if kill_after is not None:
        time.sleep(kill_after)
        process.send_signal(signal.SIGKILL)
    out, _ = process.communicate()
    return out == "done\n"


def test_a_killed_writer_leaves_what_an_undisturbed_one_does(tmp_path: Path) -> None:
    undisturbed, killed = tmp_path / "a" / "w.duckdb", tmp_path / "b" / "w.duckdb"
    for published in (undisturbed, killed):
        published.parent.mkdir()
    started = time.monotonic()
    assert run(undisturbed, None)
    seconds = time.monotonic() - started
    chance = random.Random(7)
    for _ in range(5):
        run(killed, chance.uniform(0, 0.8 * seconds))
        with Warehouse.open(killed, wait_seconds=20) as warehouse:
            assert [r for r in check(warehouse.con) if r.is_failure] == []
    assert run(killed, None)
    with read(undisturbed) as one, read(killed) as other:
        assert content_hash(one) == content_hash(other)
        assert other.execute("SELECT count(*) FROM run WHERE status = 'running'").fetchone() == (0,)
