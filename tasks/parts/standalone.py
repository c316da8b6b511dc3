"""Pages coded or cleaned by themselves, without a warehouse: what ``waqai code`` and ``waqai clean`` print."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tasks.cleaning import CleanError, clean_text
from tasks.coding.coder import code
from tasks.reading.source import storable
from tasks.records import Article, Event, Page, Paragraph, Party, Span

_KEPT = ("kept", "repeat_across_pages")


@dataclass(frozen=True, slots=True)
class TextPage:
    """A page given as text."""

    doc: str
    text: str
    title: str | None = None
    published: str | None = None
    url: str | None = None


class LineError(ValueError):
    """A line that holds no page; the message says why."""


def read_line(line: str, doc: str) -> TextPage:
    """The page of one JSONL line; ``doc`` names it where the line does not.

    Raises:
        LineError: it is no JSON object with a string ``text``.
    """
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise LineError(f"no JSON: {error}") from None
    if not isinstance(row, dict):
        raise LineError("no JSON object")
    text = row.get("text")
    if not isinstance(text, str):
        raise LineError('no page: it needs a string "text"')
    details = {name: _detail(row, name) for name in ("doc", "url", "title", "published")}
    named = details.pop("doc") or details["url"] or doc
    return TextPage(doc=named, text=storable(text), **details)


def _detail(row: Mapping[str, Any], name: str) -> str | None:
    value = row.get(name)
    return storable(str(value)) if isinstance(value, str | int) and value != "" else None


def code_page(page: TextPage) -> dict[str, Any]:
    """The events of ``page`` in the codebook's record, with offsets into its text or title.

    ``spans`` are those of the evidence, ``cues`` the words that make an event future, hypothetical or negated.
    ``dropped`` are the triggers that made no event, with the reason.
    """
    try:
        cleaned = clean_text(page.text, title=page.title, published=page.published, url=page.url)
    except CleanError:
        return {"doc": page.doc, "events": [], "dropped": []}
    own = {p.position: p for p in cleaned.paragraphs if p.disposition in _KEPT}
    article = Article(tuple((p.position, p.text) for p in own.values()), cleaned.published_date)
    coding = code(article)
    places = _Places(page, own)
    return {
        "doc": page.doc,
        "events": [_event(event, places) for event in coding.events],
        "dropped": [
            {"reason": d.reason, "rule": d.rule, "text": places.cut(d.trigger), "span": places.span(d.trigger)}
            for d in coding.dropped
        ],
    }


def cleaned_page(doc: str, page: Page) -> dict[str, Any]:
    """A cleaned page as ``waqai clean`` prints it. The headline is ``title``, not part of ``text``."""
    body = [p for p in page.paragraphs if p.kind != "headline"]
    return {
        "doc": doc,
        "text": "\n".join(p.text for p in body if p.disposition in _KEPT),
        "title": page.title,
        "author": page.author,
        "site": page.site,
        "published": _published(page),
        "published_from": page.published_from,
        "language": page.language,
        "kind": page.kind,
        "removed": [{"text": p.text, "rule": p.rule} for p in page.paragraphs if p.disposition not in _KEPT],
    }


def _published(page: Page) -> str | None:
    moment = page.published_at or page.published_date
    return moment.isoformat() if moment else None


class _Places:
    """Where a page's spans lie in what the user gave."""

    def __init__(self, page: TextPage, paragraphs: Mapping[int, Paragraph]) -> None:
        self._paragraphs = paragraphs
        self._title = _word_characters(page.title or "")

    def cut(self, span: Span) -> str:
        """The characters of ``span``."""
        return self._paragraphs[span.position].text[span.start : span.end]

    def span(self, span: Span) -> dict[str, Any]:
        """``span`` as offsets into the given text, or into the given title."""
        start = self._paragraphs[span.position].start
        if start is not None:
            return {"field": "text", "start": start + span.start, "end": start + span.end}
        return {"field": "title", "start": self._title[span.start], "end": self._title[span.end - 1] + 1}


def _word_characters(title: str) -> list[int]:
    """For each character of the title with its white space collapsed, where it stands in the title as given."""
    places: list[int] = []
    for place, letter in enumerate(title):
        if not letter.isspace():
            if places and title[place - 1].isspace():
                places.append(place - 1)
            places.append(place)
    return places


def _event(event: Event, places: _Places) -> dict[str, Any]:
    mentions = event.mentions
    cues = list(dict.fromkeys(mention.cue for mention in mentions if mention.cue is not None))
    return {
        "type": event.event_type,
        "mode": event.event_mode,
        "factuality": event.factuality,
        "actors": [_party(party) for party in event.actors],
        "recipients": [_party(party) for party in event.recipients],
        "date": event.date.value if event.date else None,
        "date_precision": event.date.precision if event.date else None,
        "date_reason": event.date.reason if event.date else None,
        "place": {"text": event.place.text, "country": event.place.country} if event.place else None,
        "evidence": list(dict.fromkeys(places.cut(mention.span) for mention in mentions)),
        "spans": [places.span(mention.span) for mention in mentions],
        "cues": [{"text": places.cut(cue), "span": places.span(cue)} for cue in cues],
        "rule": mentions[0].rule,
    }


def _party(party: Party) -> dict[str, Any]:
    return {"code": party.code, "sector": party.sector, "text": party.text}
