"""The pages with their gold, and the coder run over them."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xxhash

from tasks.coding.coder import code
from tasks.parts.standalone import TextPage, code_page
from tasks.records import Article

from .score import Judged, Tally, from_event, from_record

HERE = Path(__file__).parent
# The shared gold of the development machine: real pages, which stay there.
DEVELOPMENT = HERE.parents[2] / "shared" / "gold"


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page and the events that people coded from it."""

    doc: str
    title: str | None
    published: str | None
    text: str
    records: tuple[dict[str, Any], ...]

    @property
    def paragraphs(self) -> tuple[tuple[int, str], ...]:
        """The title at position 0, where there is one, then the lines of the text from 1."""
        title = [(0, self.title)] if self.title else []
        return (*title, *enumerate(self.text.split("\n"), start=1))

    @property
    def is_held_out(self) -> bool:
        """Whether its errors are kept from those who write the coder: half of the pages, by the hash of the name."""
        return xxhash.xxh3_64_intdigest(self.doc.encode()) % 2 == 0


# How the events of a page are coded.
Coder = Callable[[GoldPage], list[Judged]]


@dataclass(frozen=True, slots=True)
class Corpus:
    """Pages with gold. ``hash`` is the xxh3_128 of both files, so that floors of other pages are not compared."""

    pages: tuple[GoldPage, ...]
    hash: str

    @property
    def n_events(self) -> int:
        """The gold events of all pages."""
        return sum(len(page.records) for page in self.pages)

    def tally(self, coder: Coder) -> Tally:
        """Runs ``coder`` over the pages and counts what it got right."""
        tally = Tally()
        for page, golds, coded in self.coded(coder):
            del page
            tally.add(golds, coded)
        return tally

    def coded(self, coder: Coder) -> Iterator[tuple[GoldPage, list[Judged], list[Judged]]]:
        """Each page with its gold and with what ``coder`` says of it."""
        for page in self.pages:
            yield page, [from_record(record) for record in page.records], coder(page)


def load(pages: Path, events: Path) -> Corpus:
    """The corpus of two JSONL files that name their pages ``doc``."""
    records = {row["doc"]: tuple(row["events"]) for row in _rows(events)}
    return Corpus(
        tuple(
            GoldPage(row["doc"], row.get("title"), row.get("published"), row["text"], records[row["doc"]])
            for row in _rows(pages)
        ),
        xxhash.xxh3_128_hexdigest(pages.read_bytes() + events.read_bytes()),
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def own() -> Corpus:
    """The project's own gold."""
    return load(HERE / "pages.jsonl", HERE / "events.jsonl")


def development() -> Corpus:
    """The shared gold, where the machine has it."""
    return load(DEVELOPMENT / "pages_dev.jsonl", DEVELOPMENT / "events_dev.jsonl")


def by_coder(page: GoldPage) -> list[Judged]:
    """The coder's events of a page that needs no cleaning."""
    day = dt.date.fromisoformat(page.published) if page.published else None
    paragraphs = dict(page.paragraphs)
    return [
        from_event(event, (paragraphs[m.span.position][m.span.start : m.span.end] for m in event.mentions))
        for event in code(Article(page.paragraphs, day)).events
    ]


def by_command(page: GoldPage) -> list[Judged]:
    """The events of a page as it came, boilerplate and all: what ``waqai code`` prints."""
    given = TextPage(doc=page.doc, text=page.text, title=page.title, published=page.published)
    return [from_record(record) for record in code_page(given)["events"]]
