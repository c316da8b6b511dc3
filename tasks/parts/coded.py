"""Coded shards: what the event coder says of articles, as mentions with their parties."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tasks.coding.codebook import intensity, quad_class
from tasks.coding.coder import code
from tasks.parts.actors import actor_ids
from tasks.parts.folder import Rows, write_part
from tasks.parts.identity import event_id, event_key, mention_id
from tasks.records import Article, Coding, Event, Party


@dataclass(frozen=True, slots=True)
class CodingTask:
    """An article of the warehouse on its way to the coder.

    ``url`` is its URL, or its path in a drop where ``is_own_url`` is false: other drops may have that path too.
    """

    page_id: str
    url: str
    article: Article
    is_own_url: bool = True


NOTHING_TO_CODE = CodingTask("", "", Article(()))
"""An article without text: to code it takes only what the coder needs to load."""


def read_articles(path: Path) -> list[CodingTask]:
    """The articles of a Parquet file that the warehouse wrote for the coder."""
    return [
        CodingTask(
            row["page_id"],
            row["url"],
            Article(tuple((p["position"], p["text"]) for p in row["paragraphs"]), row["published_date"]),
            row["is_own_url"],
        )
        for row in pl.read_parquet(path, glob=False).iter_rows(named=True)
    ]


def code_article(task: CodingTask) -> Coding:
    """Code one article."""
    return code(task.article)


def write_coded(
    folder: Path,
    coded: Sequence[tuple[CodingTask, Coding]],
    faults: Sequence[tuple[CodingTask, str, str]],
    coder_version: str,
) -> Path:
    """Write a coded shard; ``faults`` are articles that could not be coded, with reason and detail."""
    codings: list[tuple[object, ...]] = []
    mentions: dict[str, tuple[object, ...]] = {}
    parties: list[tuple[object, ...]] = []
    dropped: list[tuple[object, ...]] = []
    for task, coding in coded:
        texts = dict(task.article.paragraphs)
        told: set[str] = set()
        for event in coding.events:
            happening = _happening(event, task)
            told.add(happening)
            for key, row in _mentions(event, happening, task, texts, coder_version):
                if key not in mentions:
                    mentions[key] = row
                    parties += _parties(key, event)
        codings.append((task.page_id, coder_version, len(told), len(coding.dropped)))
        dropped += [
            (task.page_id, d.trigger.position, d.trigger.start, d.trigger.end, d.rule, d.reason, coder_version)
            for d in coding.dropped
        ]
    codings += [(task.page_id, coder_version, 0, 0) for task, _, _ in faults]
    tables: dict[str, Rows] = {
        "coding": codings,
        "mention": list(mentions.values()),
        "mention_party": parties,
        "dropped": dropped,
        "reject": [("code", reason, task.url, detail, task.page_id) for task, reason, detail in faults],
    }
    return write_part(folder, tables, {"reject": "coding_reject"})


def _happening(event: Event, task: CodingTask) -> str:
    """The key of an event of a page. A path of a drop names no page across drops: there the page's own key does."""
    return event_key(event, event.date.value if event.date else None, task.url if task.is_own_url else task.page_id)


def _mentions(
    event: Event, happening: str, task: CodingTask, texts: dict[int, str], coder_version: str
) -> list[tuple[str, tuple[object, ...]]]:
    """The mentions of an event, as rows by their keys. ``happening`` is the event's key."""
    key = event_id(happening)
    date, place = event.date, event.place
    day = _first_day(date.value) if date else None
    rows: list[tuple[str, tuple[object, ...]]] = []
    for mention in event.mentions:
        span, cue = mention.span, mention.cue
        identity = mention_id(task.page_id, key, span, mention.rule)
        rows.append((
            identity,
            (
                identity, key, happening, task.page_id, span.position, span.start, span.end, mention.trigger.start,
                mention.trigger.end, cue.position if cue else None, cue.start if cue else None,
                cue.end if cue else None, event.event_type, event.event_mode, event.factuality,
                quad_class(event.event_type), intensity(event.event_type, event.event_mode), day,
                date.precision if date else None, date.reason if date else None,
                place.text if place else None, place.country if place else None,
                place.latitude if place else None, place.longitude if place else None, mention.rule,
                texts[span.position][span.start : span.end], coder_version,
            ),
        ))  # fmt: skip
    return rows


def _first_day(value: str) -> dt.date:
    """The first day of a value: of the month for "2022-02", of the year for "2022"; the precision says which."""
    return dt.date.fromisoformat((value + "-01-01")[:10])


def _actor_id(party: Party) -> str | None:
    return party.actor_id if party.actor_id in actor_ids() else None


def _parties(mention: str, event: Event) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    roles: tuple[tuple[str, tuple[Party, ...]], ...] = (("actor", event.actors), ("recipient", event.recipients))
    for role, parties in roles:
        for ordinal, party in enumerate(parties):
            span = party.span
            rows.append((
                mention, role, ordinal, party.code, party.sector, _actor_id(party), party.text,
                span.position if span else None, span.start if span else None, span.end if span else None,
            ))  # fmt: skip
    return rows
