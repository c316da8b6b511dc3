"""How fast the event coder is on pages of invented text, on one core, and whether time and memory stay in proportion.

python -m tests.benchmarks.coder_speed --pages 20000

It prints pages of 2,500 characters a second (of CPU time, the least of each page, which other work on the
machine disturbs less), the time per character of longer pages against short ones, resident memory after 2,000 pages and
after all, and the time from the start of ``waqai code`` to its first event.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from random import Random
from typing import TypeVar

from tasks.cleaning import clean_text
from tasks.coding.coder import code
from tasks.parts.standalone import TextPage, code_page
from tasks.records import Article
from tests.generate.stories import StoryTeller

PAGE, SAMPLE, WARM = 2_500, 200, 2_000
DAY = dt.datetime(2023, 5, 14, tzinfo=dt.UTC)
LENGTHS = (1, 4, 16, 64)
_STOPS = str.maketrans(dict.fromkeys(".؛;؟?!:\n", "،"))
T = TypeVar("T")


def pages(seed: int = 1) -> Iterator[str]:
    """Pages of about 2,500 characters without end; each hundred is told anew, so that memory is not the generator's."""
    while True:
        teller = StoryTeller(Random(seed))
        for _ in range(100):
            yield "\n".join(paragraph.text for paragraph in teller.story(DAY, PAGE).paragraphs)
        seed += 1


def code_text(text: str) -> None:
    """Clean and code ``text``, as ``waqai code`` does."""
    code_page(TextPage("page", text, published=DAY.date().isoformat()))


def article(text: str) -> Article:
    """``text`` as the coder gets it, cleaned."""
    kept = [p for p in clean_text(text).paragraphs if p.disposition == "kept"]
    return Article(tuple((p.position, p.text) for p in kept), DAY.date())


def seconds(work: Callable[[T], object], items: Sequence[T], times: int) -> float:
    """The least CPU time that each of ``items`` took, together."""
    least = [float("inf")] * len(items)
    for _ in range(times):
        for n, item in enumerate(items):
            began = time.process_time()
            work(item)
            least[n] = min(least[n], time.process_time() - began)
    return sum(least)


def speed(times: int) -> None:
    """Print pages a second: the coder alone, and with cleaning."""
    texts = list(islice(pages(), SAMPLE))
    articles = [article(text) for text in texts]
    n_read = sum(len(text) for item in articles for _, text in item.paragraphs)
    print(f"coder alone: {n_read / PAGE / seconds(code, articles, times):.0f} pages of {PAGE:,} characters a second")
    print(f"with cleaning: {sum(map(len, texts)) / PAGE / seconds(code_text, texts, times):.0f}")


def proportion(times: int) -> None:
    """Print the time per character of longer pages against one page's: as paragraphs, as one, as one sentence."""
    texts = list(islice(pages(), LENGTHS[-1]))
    shapes: dict[str, Callable[[Sequence[str]], str]] = {
        "paragraphs": "\n".join,
        "one paragraph": lambda parts: " ".join(parts).replace("\n", " "),
        "one sentence": lambda parts: " ".join(parts).translate(_STOPS),
    }
    for name, join in shapes.items():
        per_character = []
        for length in LENGTHS:
            longer = [join(texts[at : at + length]) for at in range(0, len(texts), length)]
            per_character.append(seconds(code_text, longer, times) / sum(map(len, longer)))
        ratios = ", ".join(
            f"{length}x {it / per_character[0]:.2f}" for length, it in zip(LENGTHS, per_character, strict=True)
        )
        print(f"time per character, {name}: {ratios}")


def memory(n_pages: int) -> None:
    """Print the memory that the process holds after 2,000 pages and after all."""
    after: list[int] = []
    for n, text in enumerate(islice(pages(), n_pages), 1):
        code_text(text)
        if n in (WARM, n_pages):
            after.append(resident())
    ratio = f", {after[-1] / after[0]:.2f} times as much" if len(after) > 1 else ""
    print(f"memory after {min(WARM, n_pages):,} pages: {after[0]:,} MB; after {n_pages:,}: {after[-1]:,} MB{ratio}")


def resident() -> int:
    """Megabytes of this process in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") >> 20


def first_event(times: int) -> None:
    """Print the least time from the start of ``waqai code -`` to its end: one event."""
    text = "زار الرئيس المصري فرنسا يوم الأحد."
    took = []
    for _ in range(times):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "flows.cli", "code", "-"], input=text.encode(), check=True,
                       stdout=subprocess.DEVNULL)  # fmt: skip
        took.append(time.perf_counter() - began)
    print(f"first event after {min(took):.2f} s")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=20_000, help="how many to code for the measure of memory")
    parser.add_argument("--times", type=int, default=5, help="how often each measure of time is taken")
    given = parser.parse_args()
    first_event(given.times)
    speed(given.times)
    proportion(given.times)
    memory(given.pages)


if __name__ == "__main__":
    main()
