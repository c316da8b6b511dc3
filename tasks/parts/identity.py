"""Keys that follow from content alone, so that they are the same in every run and order."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import xxhash

from tasks.coding.codebook import SYMMETRIC
from tasks.records import Event, Page, Party, Span

_FIELD, _RECORD = "\x1f", "\x1e"


def _digest(*fields: object) -> str:
    """128-bit xxh3 of the fields, in hexadecimal; an absent field differs from an empty one."""
    return xxhash.xxh3_128_hexdigest(
        _FIELD.join("\x00" if f is None else str(f) for f in fields).encode("utf-8", "surrogatepass")
    )


def page_id(url: str, page: Page) -> str:
    """The key of a version of a page: its address, metadata and paragraphs."""
    body = _RECORD.join(f"{p.kind}{_FIELD}{p.disposition}{_FIELD}{p.rule}{_FIELD}{p.text}" for p in page.paragraphs)
    return _digest(
        url,
        page.title,
        page.author,
        page.site,
        page.language,
        page.published_at,
        page.published_date,
        page.published_from,
        body,
    )


def event_id(event: Event, date: str | None, url: str) -> str:
    """The key of a happening: type, parties by role, date and factuality; undated, it stays its page's own."""
    if event.event_type in SYMMETRIC:
        roles = [_parties((*event.actors, *event.recipients))]
    else:
        roles = [_parties(event.actors), _parties(event.recipients)]
    return _digest(event.event_type, *roles, date, event.factuality, None if date else url)


def _parties(parties: Iterable[Party]) -> str:
    return _RECORD.join(sorted({f"{party.code}/{party.sector}" for party in parties}))


def mention_id(page: str, event: str, span: Span, rule: str) -> str:
    """The key of one piece of evidence."""
    return _digest(page, event, span.position, span.start, span.end, rule)


@cache
def step_version(*packages: str) -> str:
    """The version of a step: a digest of the sources and lexicons of its packages under ``tasks/``.

    Nobody has to remember to raise a number: what can change a result changes the version.
    """
    root = Path(__file__).parent.parent
    digest = xxhash.xxh3_64()
    for package in sorted(packages):
        files = (path for path in (root / package).rglob("*") if path.suffix in (".py", ".tsv"))
        for path in sorted(files):
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
