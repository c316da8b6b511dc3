"""The texts of the sample drop: ``source/NN-name.txt``.

A head of ``key: value`` lines, a blank line, then paragraphs parted by blank lines (``## `` opens a subheading).

========= =====================================================================================================
in        the file of the sample that holds the page; of a container every page names the same file
kind      html or text, where the format holds both (JSONL, Parquet); else by the file's name
outlet    one of ``OUTLETS``; number, section, title, author, caption: what it prints
encoding  of the page's bytes, "?" at the end: undeclared (default UTF-8)
published the page's own stamp; seen: when it was fetched (also the day its header shows as "today")
repeat    numbers of paragraphs (from 1) that stand again at the end
event     one planted event, any number of times: TYPE/mode factuality date | actors | recipients | place | evidence;
          a party is CODE:SECTOR and the words of the page, several parted by " ; "; "-" for what is open
========= =====================================================================================================
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.generate.press import Block, Outlet, Sheet
from tests.generate.styles import STYLES, HouseStyle

FOLDER = Path(__file__).parent / "source"
_BULK = 9_000
OUTLETS = {
    outlet.host.removesuffix(".example"): outlet
    for outlet in (
        Outlet("al-fanar.example", "بوابة الفنار", "خبر يضيء الطريق", "fanar", _BULK),
        Outlet("sahifat-almadar.example", "صحيفة المدار", "يومية سياسية مستقلة", "madar", _BULK),
        Outlet("nabaa.example", "وكالة نبأ", "الخبر أولا", "nabaa", _BULK),
        Outlet("akhbar-alsahil.example", "أخبار الساحل", "جريدة إلكترونية شاملة", "sahil", _BULK),
        Outlet("marsad-alyawm.example", "مرصد اليوم", "نرصد لك ما يجري", "marsad", _BULK),
    )
}
_WITHOUT_URL = (".html", ".txt", ".zip", ".tar.gz")


@dataclass(frozen=True, slots=True)
class Source:
    """One page of the sample before it is printed."""

    name: str
    file: str
    kind: str
    encoding: str
    outlet: Outlet
    published_at: dt.datetime
    fetched_at: dt.datetime
    number: int
    section: str
    title: str
    author: str | None
    caption: str | None
    paragraphs: tuple[str, ...]
    events: tuple[dict[str, Any], ...] = field(default=())

    @property
    def style(self) -> HouseStyle:
        """The house style of the page's outlet."""
        return STYLES[self.outlet.style]

    @property
    def url(self) -> str:
        """The page's address at its outlet."""
        return self.style.url(self.outlet, self.number, self.section, self.published_at.date())

    @property
    def member(self) -> str:
        """The page's name inside of an archive."""
        return f"{self.section}/{self.number}.html".replace("عربي ودولي", "world")

    @property
    def doc(self) -> str:
        """What waqai calls the page: its URL where the format carries one, else its path in the drop."""
        if not self.file.endswith(_WITHOUT_URL):
            return self.url
        return f"{self.file}!/{self.member}" if self.file.endswith((".zip", ".tar.gz")) else self.file

    def sheet(self, related: tuple[str, ...]) -> Sheet:
        """The page as its outlet prints it, beside the headlines ``related``."""
        blocks = [
            Block("subhead", text[3:]) if text.startswith("## ") else Block("body", text) for text in self.paragraphs
        ]
        blocks[0] = Block("lead", blocks[0].text)
        if self.caption:
            blocks.insert(1, Block("caption", self.caption))
        return Sheet(
            number=self.number,
            url=self.url,
            section=self.section,
            title=self.title,
            author=self.author,
            published_at=self.published_at,
            seen_on=self.fetched_at.date(),
            blocks=tuple(blocks),
            related=related,
            tags=("سياسة", "دبلوماسية"),
        )


def read_sources(folder: Path = FOLDER) -> tuple[Source, ...]:
    """All sources, by file name.

    Raises ValueError or KeyError, naming the file, for a head that can't be read.
    """
    return tuple(_read(path) for path in sorted(folder.glob("*.txt")))


def _read(path: Path) -> Source:
    head, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    values: defaultdict[str, list[str]] = defaultdict(list)
    for line in head.splitlines():
        key, _, value = line.partition(": ")
        values[key].append(value)

    def one(key: str) -> str | None:
        return values[key][0] if values[key] else None

    def needed(key: str) -> str:
        if not values[key]:
            raise ValueError(f"{path.name}: no {key!r} in its head")
        return values[key][0]

    paragraphs = [text.strip() for text in body.split("\n\n")]
    paragraphs += [paragraphs[int(number) - 1] for number in (one("repeat") or "").split()]
    file = needed("in")
    return Source(
        name=path.stem,
        file=file,
        kind=one("kind") or ("text" if file.endswith((".txt", ".wet.gz")) else "html"),
        encoding=one("encoding") or "utf-8",
        outlet=OUTLETS[needed("outlet")],
        published_at=dt.datetime.fromisoformat(needed("published")),
        fetched_at=dt.datetime.fromisoformat(needed("seen")).replace(tzinfo=dt.UTC),
        number=int(needed("number")),
        section=needed("section"),
        title=needed("title"),
        author=one("author"),
        caption=one("caption"),
        paragraphs=tuple(paragraphs),
        events=tuple(_event(line, path) for line in values["event"]),
    )


def _event(line: str, path: Path) -> dict[str, Any]:
    """An ``event`` line as the codebook's record."""
    fields = line.split(" | ")
    if len(fields) != 5:
        raise ValueError(f"{path.name}: an event has five fields parted by ' | ': {line}")
    head, actors, recipients, place, evidence = fields
    kind, factuality, date = head.split()
    event_type, _, mode = kind.partition("/")
    country, _, words = place.partition(" ")
    return {
        "type": event_type,
        "mode": mode or None,
        "factuality": factuality,
        "actors": _parties(actors),
        "recipients": _parties(recipients),
        "date": None if date == "-" else date,
        "place": None if place == "-" else {"text": words, "country": country},
        "evidence": evidence.split(" ; "),
    }


def _parties(written: str) -> list[dict[str, str | None]]:
    parties = []
    for party in written.split(" ; ") if written != "-" else ():
        codes, _, text = party.partition(" ")
        code, _, sector = codes.partition(":")
        parties.append({"code": _open(code), "sector": _open(sector), "text": text})
    return parties


def _open(value: str) -> str | None:
    return None if value in ("", "-") else value
