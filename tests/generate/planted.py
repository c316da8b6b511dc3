"""What a generated drop holds, said by the one who planted it: the tests' expected values."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class PlantedParty:
    """``code`` is alpha-3 or None where nobody is named; ``sector`` by the codebook; ``text`` in plain spelling."""

    code: str | None
    sector: str | None
    text: str


@dataclass(frozen=True, slots=True)
class PlantedEvent:
    """An event that the page tells, in the codebook's terms.

    ``date`` is None where the page names no day or where nothing tells its publication day.
    ``evidence`` is the sentence in plain spelling: cut out of ``PlantedParagraph.plain``.
    """

    event_type: str
    event_mode: str | None
    factuality: str
    actors: tuple[PlantedParty, ...]
    recipients: tuple[PlantedParty, ...]
    date: dt.date | None
    place_country: str | None
    evidence: str

    def record(self) -> dict[str, Any]:
        """The event as the codebook writes it (and as ``waqai code`` prints it)."""
        return {
            "type": self.event_type,
            "mode": self.event_mode,
            "factuality": self.factuality,
            "actors": [asdict(party) for party in self.actors],
            "recipients": [asdict(party) for party in self.recipients],
            "date": self.date.isoformat() if self.date else None,
            "place": {"text": "", "country": self.place_country} if self.place_country else None,
            "evidence": [self.evidence],
        }


@dataclass(frozen=True, slots=True)
class PlantedParagraph:
    """A paragraph of the article itself; furniture is not listed.

    ``plain`` is its text in plain spelling, ``text`` as the page writes it. ``repeats`` is
    (index of the page in ``GeneratedDrop.pages``, index of the paragraph in that page) of the
    paragraph it repeats, in the same page or in an earlier one; None for the first of its kind.
    """

    plain: str
    text: str
    repeats: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class PlantedPage:
    """One page: where it lies in the drop, what it says of itself and what was planted in it.

    ``file`` and ``ordinal`` are the record's place, by the names of ``tasks.records.Record``; for an archive
    ``file`` names the member (``zip-00.zip!/00001.html``). ``url`` is None in formats that carry none, and
    ``doc`` is the url or else the file. ``published_date`` is the day the *page* tells; None if it tells none.
    ``version_of`` and ``copy_of`` are indexes of pages; ``is_current`` is False where a later version exists.
    """

    file: str
    ordinal: int
    format: str
    kind: str
    encoding: str
    host: str
    url: str | None
    title: str
    author: str | None
    published_at: dt.datetime | None
    published_date: dt.date | None
    fetched_at: dt.datetime | None
    paragraphs: tuple[PlantedParagraph, ...]
    events: tuple[PlantedEvent, ...]
    version_of: int | None = None
    copy_of: int | None = None
    is_current: bool = True

    @property
    def doc(self) -> str:
        """The name a user knows the page by: its URL, else its file."""
        return self.url or self.file

    def gold(self) -> dict[str, Any]:
        """The page as a line of a gold file."""
        return {"doc": self.doc, "events": [event.record() for event in self.events]}


@dataclass(frozen=True, slots=True)
class PlantedFault:
    """A record that must end as one reject. ``ordinal`` is None where the whole file is bad."""

    file: str
    ordinal: int | None
    fault: str


@dataclass(frozen=True, slots=True)
class GeneratedDrop:
    """A drop on disk and what it holds. Every record of it is a page or a fault: ``n_records`` is their sum."""

    folder: Path
    seed: int
    pages: tuple[PlantedPage, ...]
    faults: tuple[PlantedFault, ...]

    @property
    def n_records(self) -> int:
        """How many records a reader meets, good or bad."""
        return len(self.pages) + len(self.faults)

    @property
    def n_bad(self) -> int:
        """How many of them must be rejects."""
        return len(self.faults)

    @property
    def files(self) -> tuple[str, ...]:
        """The drop's files, as names below ``folder``, sorted."""
        names = {page.file for page in self.pages} | {fault.file for fault in self.faults}
        return tuple(sorted({name.partition("!/")[0] for name in names}))

    @property
    def current_pages(self) -> Iterator[PlantedPage]:
        """The pages whose events count: of several versions of a page only the last."""
        return (page for page in self.pages if page.is_current)

    def only(self, files: frozenset[str], folder: Path) -> GeneratedDrop:
        """The part of the drop that lies in ``files``, as a drop in ``folder``.

        References to pages (repeats, versions, copies) stay as they are: indexes into the whole drop's pages.
        """
        return replace(
            self,
            folder=folder,
            pages=tuple(page for page in self.pages if page.file.partition("!/")[0] in files),
            faults=tuple(fault for fault in self.faults if fault.file.partition("!/")[0] in files),
        )

    def write_gold(self, path: Path) -> None:
        """Writes the planted events of the current pages as JSONL of ``{"doc", "events"}``, as gold files are."""
        lines = (json.dumps(page.gold(), ensure_ascii=False) for page in self.current_pages)
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")

    def write_manifest(self, path: Path) -> None:
        """Writes everything planted as JSONL, one line a page and one a fault. Lay it outside of ``folder``."""
        planted = [asdict(page) for page in self.pages] + [asdict(fault) for fault in self.faults]
        lines = (json.dumps(item, ensure_ascii=False, default=str) for item in planted)
        path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
