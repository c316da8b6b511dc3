"""waqai beside datatrove 0.10 on the same WARC files: pages a second, and which of the planted copies each finds.

python -m venv /tmp/datatrove && /tmp/datatrove/bin/pip install "datatrove[io,processing]==0.10.*" "xxhash<4" spacy \\
    trafilatura lxml_html_clean fastwarc warcio
python -m tests.benchmarks.beside_datatrove /tmp/datatrove/bin/python --pages 2000

Both read the records, extract the text (trafilatura), find repeats in equal and in nearly equal words; waqai also reads
metadata, judges furniture and stores all of it in DuckDB. A planted repeat is found if one of its two paragraphs is
taken out (datatrove: is gone from its page), a planted page copy if most of its paragraphs, or the page, are.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tasks.admit import admit
from tasks.arabic.fingerprint import deep_fold
from tasks.pool import GuardedPool
from tasks.reading.drop import manifest
from tasks.workshop import Workshop
from tests.generate import GeneratedDrop, generate
from tests.tasks.way import prepared
from warehouse import Warehouse, start_run

# (host and path of the page, the paragraph's folded text)
Told = set[tuple[str, str]]


def waqai_side(drop: Path, out: Path, workers: int) -> None:
    """From WARC files to pages and paragraphs in a warehouse, repeats marked."""
    files = manifest([drop])
    with (
        Warehouse.open(out / "w.duckdb") as warehouse,
        GuardedPool(workers, 30.0, 4_000_000_000) as pool,
    ):
        n_records, parts = prepared(Workshop(pool, warehouse.work, shard_pages=500), files)
        admit.fn(warehouse, files, parts, n_records, start_run(warehouse.con, "run"))
        warehouse.publish()


def seconds(command: list[str]) -> float:
    """How long ``command`` takes, start-up included."""
    began = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.monotonic() - began


def kept_by_waqai(out: Path) -> tuple[Told, Told]:
    """The paragraphs that were extracted, and those that stayed."""
    import duckdb

    with duckdb.connect(str(out / "w.duckdb"), read_only=True) as con:
        rows = con.execute("SELECT url, text, disposition FROM paragraph JOIN page USING (page_id)").fetchall()
    extracted = {(url, deep_fold(text)) for url, text, disposition in rows if disposition != "furniture"}
    return extracted, {(url, deep_fold(text)) for url, text, disposition in rows if disposition == "kept"}


def kept_by_datatrove(out: Path) -> tuple[Told, Told]:
    """The same, by the lines of its JSONL."""

    def lines(name: str) -> Iterator[tuple[str, str]]:
        for path in (out / name).glob("*.jsonl"):
            for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
                for line in row["text"].splitlines():
                    yield row["metadata"]["url"], deep_fold(line)

    return set(lines("clean")), set(lines("final"))


def found(drop: GeneratedDrop, extracted: Told, kept: Told) -> Counter[str]:
    """Of the planted repeats on two pages whose paragraphs were both extracted, how many of each kind, and found."""
    counts: Counter[str] = Counter()
    for page in drop.pages:
        gone = []
        for paragraph in page.paragraphs:
            if paragraph.repeats is None:
                continue
            other = drop.pages[paragraph.repeats[0]]
            original = other.paragraphs[paragraph.repeats[1]]
            pair = {(str(page.url), deep_fold(paragraph.text)), (str(other.url), deep_fold(original.text))}
            if other.url == page.url or not pair <= extracted:
                continue
            kind = "repeat as it was" if paragraph.text == original.text else "repeat in another spelling"
            gone.append(not pair <= kept)
            counts[kind] += 1
            counts[f"{kind}: found"] += gone[-1]
        if page.copy_of is not None and gone:
            counts["copy of a page"] += 1
            counts["copy of a page: found"] += 2 * sum(gone) > len(gone)
    return counts


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("python", help="the interpreter that has datatrove, or - for waqai's own half")
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--run", nargs=3, metavar=("DROP", "OUT", "WORKERS"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.run:
        waqai_side(Path(given.run[0]), Path(given.run[1]), int(given.run[2]))
        return
    sides = {
        "waqai": [sys.executable, "-m", "tests.benchmarks.beside_datatrove", "-", "--run"],
        "datatrove": [given.python, str(Path(__file__).with_name("datatrove_side.py"))],
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        drop = generate(
            folder / "drop",
            pages=given.pages,
            seed=1,
            formats=["warc.gz"],
            variants=0.5,
            container_pages=given.pages // 4,
        )
        for workers in (1, 2):
            took = {}
            for side, command in sides.items():
                out = folder / f"{side}-{workers}"
                out.mkdir()
                took[side] = seconds([*command, str(folder / "drop"), str(out), str(workers)])
                rate = len(drop.pages) / took[side]
                print(f"{workers} workers, {side:9}: {took[side]:6.1f} s, {rate:6.1f} pages a second", flush=True)
            print(f"{workers} workers: waqai is {took['datatrove'] / took['waqai']:.1f} times as fast")
        for side, read in {"waqai": kept_by_waqai, "datatrove": kept_by_datatrove}.items():
            counts = found(drop, *read(folder / f"{side}-1"))
            for kind in ("repeat as it was", "repeat in another spelling", "copy of a page"):
                print(f"{side:9}: {counts[f'{kind}: found']:5} of {counts[kind]:5} found, {kind}")


if __name__ == "__main__":
    main()
