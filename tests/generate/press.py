"""What an outlet prints: the sheet that a layout turns into an HTML page or into already extracted text."""

from __future__ import annotations

import datetime as dt
import functools
from dataclasses import dataclass
from random import Random
from typing import Literal


@dataclass(frozen=True, slots=True)
class Block:
    """One block of an article, in reading order."""

    kind: Literal["lead", "body", "subhead", "caption"]
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """An article ready for the press.

    ``seen_on`` is the day somebody fetched the page: what "today" headers show, never a publication day.
    ``related`` are other stories' headlines; ``read_also`` of them stands in the middle of the article.
    ``number`` is the article's number in its outlet's system.
    """

    number: int
    url: str
    section: str
    title: str
    author: str | None
    published_at: dt.datetime
    seen_on: dt.date
    blocks: tuple[Block, ...]
    related: tuple[str, ...]
    tags: tuple[str, ...] = ()

    @property
    def read_also(self) -> str:
        """The headline that interrupts the article."""
        return self.related[0]

    @property
    def lead(self) -> str:
        """The article's first paragraph."""
        return next(block.text for block in self.blocks if block.kind in ("lead", "body"))

    @property
    def caption(self) -> str | None:
        """The photo's caption, if the article has one."""
        return next((block.text for block in self.blocks if block.kind == "caption"), None)


@dataclass(frozen=True, slots=True)
class Outlet:
    """An imagined outlet: its name, its host and its house style (a key of ``styles.STYLES``).

    ``bulk`` is the bytes of inline style and script on each of its HTML pages.
    """

    host: str
    name: str
    tagline: str
    style: str
    bulk: int = 4_000


@functools.cache
def padding(outlet: Outlet) -> tuple[str, str]:
    """(style sheet, script) of about ``outlet.bulk`` bytes, always the same for an outlet.

    Real pages carry most of their bytes here: readers and benchmarks should have to walk past them.
    """
    rng = Random(outlet.host)
    rules, lines = [], []
    for _ in range(outlet.bulk // 200):
        name = f".c-{rng.randrange(16**6):06x}"
        rules.append(
            f"{name}{{display:flex;margin:{rng.randint(0, 40)}px;color:#{rng.randrange(16**6):06x};"
            f"width:{rng.randint(5, 100)}%}}{name}>a:hover{{opacity:.{rng.randint(1, 9)}}}"
        )
        name = f"v{rng.randrange(16**5):05x}"
        lines.append(
            f"var {name}=window.{name}||[];{name}.push({{slot:{rng.randrange(10**6)},"
            f"size:[{rng.randint(1, 9)}00,{rng.randint(1, 9)}0],lazy:true}});"
        )
    return "".join(rules), "".join(lines)
