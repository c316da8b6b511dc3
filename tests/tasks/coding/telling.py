"""Sentences and what the coder makes of them, in a notation short enough to stand in a table.

    "أدانت فرنسا القصف"            ACCUSE/disapprove FRA.GOV > RUS.MIL
    "لم يلتق الرئيس الفرنسي نظيره"  negated CONSULT EGY.GOV + FRA.GOV

``TYPE/mode``, with the factuality before it unless asserted; parties as ``code.sector`` (``?`` for no code, no
sector for bodies) in the order of the alphabet, ``>`` between actors and recipients. The parties of CONSULT, AGREE
and COOPERATE are one set, as in the codebook.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

import pytest

from tasks.coding.codebook import SYMMETRIC
from tasks.coding.coder import code
from tasks.records import Article, Coding, Event, Party, Span

TUESDAY = dt.date(2022, 2, 15)
"""The day of publication of every sentence that names no other."""


class Case(NamedTuple):
    """A text (its paragraphs on lines of their own), the events expected, and why the engine fails it, if it does."""

    name: str
    text: str
    expected: tuple[str, ...]
    fails: str


def case(name: str, text: str, *expected: str, fails: str = "") -> Case:
    return Case(name, text, expected, fails)


def table(cases: Iterable[Case]) -> list[Any]:
    """The cases as parameters (text, expected); those known to fail must go on failing until their mark is removed."""
    return [
        pytest.param(
            c.text, list(c.expected), id=c.name,
            marks=[pytest.mark.xfail(strict=True, reason=c.fails)] if c.fails else [],
        )
        for c in cases
    ]  # fmt: skip


def coding(text: str, published: dt.date | None = TUESDAY) -> Coding:
    return code(Article(tuple(enumerate(text.split("\n"))), published))


def events(text: str, published: dt.date | None = TUESDAY) -> tuple[Event, ...]:
    return coding(text, published).events


def the_event(text: str, published: dt.date | None = TUESDAY) -> Event:
    (event,) = events(text, published)
    return event


def told(text: str, published: dt.date | None = TUESDAY) -> list[str]:
    """The events of ``text``, in the notation."""
    return [as_written(event) for event in events(text, published)]


def as_written(event: Event) -> str:
    kind = f"{event.event_type}/{event.event_mode}" if event.event_mode else event.event_type
    mood = "" if event.factuality == "asserted" else f"{event.factuality} "
    if event.event_type in SYMMETRIC:
        return f"{mood}{kind} {_parties((*event.actors, *event.recipients))}"
    return f"{mood}{kind} {_parties(event.actors)} > {_parties(event.recipients)}".removesuffix(" > ")


def _parties(parties: tuple[Party, ...]) -> str:
    return " + ".join(sorted({f"{p.code or '?'}.{p.sector}" if p.sector else p.code or "?" for p in parties}))


def drops(text: str) -> list[str]:
    """The triggers of ``text`` that became no event, each with the reason: "هجوم no_actor"."""
    return [f"{cut(text, drop.trigger)} {drop.reason}" for drop in coding(text).dropped]


def cut(text: str, span: Span | None) -> str | None:
    """The words of a span; None for none."""
    return None if span is None else text.split("\n")[span.position][span.start : span.end]
