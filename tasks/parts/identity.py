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
        page.kind,
        body,
    )


def event_key(event: Event, date: str | None, page: str) -> str:
    """What makes ``event`` one happening, to be read: type and mode, parties by role, date and factuality.

    ``CONSULT/phone · RUS/GOV + USA/GOV · 2023-03-02 · asserted``: a call is no meeting. An arrow parts actors from
    recipients, but the sides of a symmetric act are one set; ``?`` is an unknown code. ``date`` is a day, month or
    year; without one the key ends with ``page`` and the event stays its page's own.
    """
    if event.event_type in SYMMETRIC:
        roles = [_parties((*event.actors, *event.recipients))]
    else:
        roles = [_parties(event.actors), _parties(event.recipients)]
    kind = "/".join(filter(None, (event.event_type, event.event_mode)))
    fields = [kind, " → ".join(role for role in roles if role), date or "undated", event.factuality]
    return " · ".join(fields if date else [*fields, page])


def event_id(key: str) -> str:
    """The digest of an event's key: equal keys are one event."""
    return _digest(key)


def _parties(parties: Iterable[Party]) -> str:
    return " + ".join(sorted({"/".join((party.code or "?", *filter(None, [party.sector]))) for party in parties}))


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
