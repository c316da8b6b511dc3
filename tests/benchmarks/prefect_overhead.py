"""What Prefect adds to a run: the same drop with it and without, in turn, each into a new warehouse.

python -m tests.generate /tmp/drop --pages 5000
python -m tests.benchmarks.prefect_overhead /tmp/drop

Times are of the whole command, from its start to its exit, Prefect's own server included; the least of each counts,
beside the CPU time of all its processes, which other work on the machine disturbs less.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIDES = {"without": "tests.benchmarks.without_prefect", "with": "flows.cli"}


def seconds(side: str, drop: Path) -> tuple[float, float]:
    """Run ``drop`` on one side; how long it took, and how much CPU time."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("WAQAI_")}
    if side == "without":
        env["PREFECT_API_URL"] = "nowhere"  # so that no server is started
    with tempfile.TemporaryDirectory() as folder:
        began, cpu_before = time.monotonic(), cpu_seconds()
        subprocess.run(
            [sys.executable, "-m", SIDES[side], "run", str(drop), "--warehouse", f"{folder}/w.duckdb"],
            env=env, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        return time.monotonic() - began, cpu_seconds() - cpu_before


def cpu_seconds() -> float:
    """CPU time of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("drop", type=Path)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    least = dict.fromkeys(SIDES, (float("inf"), float("inf")))
    for turn in range(1, given.times + 1):
        for side in SIDES:
            wall, cpu = seconds(side, given.drop)
            least[side] = (min(least[side][0], wall), min(least[side][1], cpu))
            print(f"{turn}: {wall:6.1f} s, {cpu:6.1f} s of CPU time, {side} Prefect", flush=True)
    for what, with_it, without in zip(("time", "CPU time"), least["with"], least["without"], strict=True):
        print(f"{what}: {with_it:.1f} s with Prefect, {without:.1f} s without, {with_it / without - 1:+.1%}")


if __name__ == "__main__":
    main()
