"""The typed records that travel between the steps: what a page is, before DuckDB sees it.

    Record ──clean──▶ Page(paragraphs) ──article──▶ Article ──code──▶ Coding(events, dropped)
       └──────────────▶ Reject

Offsets are character offsets into the text they belong to, half-open: ``text[start:end]``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

Disposition = Literal["kept", "furniture", "repeat_in_page", "repeat_across_pages"]
ParagraphKind = Literal["headline", "body", "caption"]
PageKind = Literal["article", "index", "live"]
Factuality = Literal["asserted", "future", "hypothetical", "negated"]
DatePrecision = Literal["day", "month", "year", "publication"]


@dataclass(frozen=True, slots=True)
class Record:
    """One page as the drop holds it, not yet decoded.

    ``file`` is the path in the drop with "/" (a member of an archive: ``news.zip!/a/b.html``);
    ``ordinal`` counts the records of that file from 0. ``content`` is text where the format
    is text by definition (JSONL, Parquet), else the raw bytes. ``charset`` is what the
    container declares. The rest is what the drop itself says of the page, unparsed.
    """

    file: str
    ordinal: int
    kind: Literal["html", "text"]
    content: bytes | str
    charset: str | None = None
    doc: str | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    fetched: str | None = None
    author: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """A record that became no page (or a page that could not be coded), and why.

    ``stage`` is the step that refused it, ``reason`` a stable slug for GROUP BY, ``detail``
    one line for people. ``ordinal`` is None where the whole file, or its rest, is refused.
    """

    stage: Literal["read", "decode", "clean", "code"]
    reason: str
    file: str
    ordinal: int | None
    detail: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a page, with what became of it.

    ``position`` is its place in the page (0 is the headline, where the page gives one
    outside its text). ``start`` is its offset in the record's own text; None for HTML.
    ``keeper_position`` points to the paragraph of the page that a repeat repeats, ``similarity`` (0 to 1) tells how
    nearly. ``signature`` holds the band keys by which near repeats on other pages are found; None where it is too
    short, or not kept.
    """

    position: int
    kind: ParagraphKind
    text: str
    fingerprint: str
    disposition: Disposition
    rule: str | None = None
    keeper_position: int | None = None
    start: int | None = None
    similarity: float | None = None
    signature: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page after cleaning: its metadata with sources, and all its paragraphs.

    ``published_at`` is in UTC (a time without a zone is taken as UTC); ``published_date`` is
    the day the page itself prints, in its own zone: relative dates are counted from it.
    ``published_from`` names the source (``drop``, ``json-ld``, ``meta``, ``url``, ``text``, ``htmldate``).
    ``kind`` tells an article from an index of other pages and from a live page; only articles are coded.
    """

    title: str | None
    author: str | None
    site: str | None
    language: str | None
    published_at: dt.datetime | None
    published_date: dt.date | None
    published_from: str | None
    paragraphs: tuple[Paragraph, ...]
    kind: PageKind = "article"


@dataclass(frozen=True, slots=True)
class Article:
    """What the event coder reads: (position, text) of a page's own paragraphs, in order."""

    paragraphs: tuple[tuple[int, str], ...]
    published_date: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` of the paragraph at ``position``."""

    position: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Party:
    """One who acts or is acted on. ``code`` and ``sector`` by the codebook; ``actor_id`` names
    the lexicon row if one matched; ``span`` is None where the party is only implied.
    """

    code: str | None
    sector: str | None
    text: str
    actor_id: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class EventDate:
    """``value`` is "2022-02-12", "2022-01" or "2022"; ``reason`` tells how it was found."""

    value: str
    precision: DatePrecision
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class EventPlace:
    """A named place: ``text`` as written, ``country`` alpha-3, coordinates in degrees if known."""

    text: str
    country: str | None
    latitude: float | None = None
    longitude: float | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One piece of evidence: the shortest clause found that shows the event."""

    span: Span
    trigger: Span
    rule: str
    cue: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening as one page tells it, by the codebook."""

    event_type: str
    event_mode: str | None
    factuality: Factuality
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    date: EventDate | None
    place: EventPlace | None
    mentions: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class DroppedCandidate:
    """A trigger that made no event, and why (``no_actor``, ``near_miss``, ``quoted_headline``, ...)."""

    trigger: Span
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Coding:
    """All that the coder says of one article."""

    events: tuple[Event, ...]
    dropped: tuple[DroppedCandidate, ...]
