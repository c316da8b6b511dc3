"""What admitting a drop costs in an empty warehouse and in one of ten million paragraphs: seconds, and memory.

python -m tests.generate /tmp/drop --pages 2000
python -m tests.benchmarks.admit_at_scale /tmp/drop

The ten million are made up in SQL, with fingerprints and bands of their own, in the tables that admitting looks into,
and with the thresholds that they were admitted by: under other ones every paragraph would be judged anew. Each
admission is a process of its own, into a fresh copy of its warehouse, which the system still has in its memory.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from tasks.reading.drop import manifest
from tests.tasks.way import prepared, workshop
from warehouse import Frequency, Warehouse

MEMORY_LIMIT = "1200MB"

FILL = (
    """
    INSERT INTO page (page_id, url, is_own_url, site, language, published_at, published_date, is_current)
    SELECT
        md5('page' || n), 'https://site' || n % 500 || '.example/' || n, true, 'site' || n % 500, 'ar',
        TIMESTAMP '2015-01-01' + to_days((n % 3000)::INTEGER), DATE '2015-01-01' + (n % 3000)::INTEGER, true
    FROM range($n // 10) AS made(n)
    """,
    """
    INSERT INTO paragraph
        (page_id, "position", kind, text, fingerprint, n_letters, disposition, page_disposition)
    SELECT
        md5('page' || n // 10), n % 10, 'body', 'نص رقم ' || n || ' في هذه الصفحة من صفحات الصحيفة', md5('text' || n),
        60, 'kept', 'kept'
    FROM range($n) AS made(n)
    """,
    """
    INSERT INTO text_signature
    SELECT md5('text' || n), hash(n, 1), hash(n, 2), hash(n, 3), hash(n, 4), hash(n, 5), hash(n, 6), hash(n, 7),
        hash(n, 8)
    FROM range($n) AS made(n)
    """,
)
ADMITTED_BY = "INSERT INTO site_line_threshold VALUES ($line_pages, $paragraph_pages)"

ADMIT = """
import resource, sys, time
from pathlib import Path
from tasks.cleaning.near import compare
from warehouse import Drop, Warehouse, admit

published, parts, limit = Path(sys.argv[1]), sorted(Path(sys.argv[2]).iterdir()), sys.argv[3]
with Warehouse.open(published, memory_limit=limit) as warehouse:
    began = time.monotonic()
    done = admit(warehouse.con, Drop("d", (), 0, "1"), parts, "r", compare)
    seconds = time.monotonic() - began
print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, done.n_new_pages, done.n_changed_paragraphs)
"""


def fill(published: Path, n: int) -> None:
    """Make a warehouse of ``n`` made-up paragraphs."""
    with Warehouse.open(published, memory_limit=MEMORY_LIMIT) as warehouse:
        for statement in FILL if n else ():
            warehouse.con.execute(statement, {"n": n})
        warehouse.con.execute(ADMITTED_BY, asdict(Frequency()))
        warehouse.publish()


def admitted(folder: Path, parts: Path, n: int, turn: int) -> tuple[float, int]:
    """Admit ``parts`` into a copy of the warehouse of ``n`` paragraphs: seconds, and peak memory in MiB."""
    copy = folder / f"{n}-{turn}"
    copy.mkdir()
    shutil.copy(folder / f"{n}.duckdb", copy / "w.duckdb")
    done = subprocess.run(
        [sys.executable, "-c", ADMIT, str(copy / "w.duckdb"), str(parts), MEMORY_LIMIT],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    shutil.rmtree(copy)
    seconds, memory, n_pages, n_repeats = done.stdout.splitlines()[-1].split()  # DuckDB may show its progress before
    print(f"{turn}: {n:10,} paragraphs: {float(seconds):6.2f} s, {memory} MiB; {n_pages} pages, {n_repeats} repeats")
    return float(seconds), int(memory)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("drop", type=Path)
    parser.add_argument("--paragraphs", type=int, default=10_000_000)
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _, parts = prepared(workshop(folder / "work", shard_pages=500), manifest([given.drop]))
        least = {}
        for n in (0, given.paragraphs):
            fill(folder / f"{n}.duckdb", n)
            runs = [admitted(folder, parts[0].parent, n, turn) for turn in range(given.times)]
            least[n] = min(seconds for seconds, _ in runs), max(memory for _, memory in runs)
    (empty, _), (full, memory) = least[0], least[given.paragraphs]
    print(f"into {given.paragraphs:,} paragraphs: {full / empty:.2f} times as long, {memory} MiB at the most")


if __name__ == "__main__":
    main()
