"""Who did what a page also tells without its doer: "هجوم على كنيسة ومقتل 5 … تبنى تنظيم داعش الهجوم"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence, Set
from dataclasses import replace

from tasks.coding.merge import joined, tells_more
from tasks.records import Event, Party, Span


def attributed(events: Sequence[Event], published: dt.date | None) -> list[Event]:
    """The events, each attack whose doer nobody knows as part of the one attack that has a doer and may be it."""
    known = [event for event in events if not _is_unattributed(event)]
    of_whom: dict[int, list[Event]] = {}
    left: list[Event] = []
    for event in events:
        if not _is_unattributed(event):
            continue
        fitting = [n for n, other in enumerate(known) if tells_more(other, event, published)]
        doers = {frozenset(party.code for party in known[n].actors) for n in fitting}
        if len(doers) == 1:
            of_whom.setdefault(_nearest(event, fitting, known), []).append(event)
        else:
            left.append(event)
    for n, parts in of_whom.items():
        for part in parts:
            known[n] = joined(known[n], part)
    return sorted([*known, *left], key=_start)


def blamed(events: Sequence[Event], condemned: Set[Span]) -> list[Event]:
    """The events, each condemnation of an attack that names nobody as one of who did it, if the page tells of one.

    ``condemned`` are the triggers of those condemnations.
    """
    attacks = [event for event in events if event.event_type == "ASSAULT" and event.factuality == "asserted"]
    known = [event for event in attacks if any(party.code for party in event.actors)]
    if len({frozenset(party.code for party in event.actors) for event in known}) != 1:
        return list(events)
    doers = known[0].actors
    return [replace(event, recipients=doers) if _is_blaming(event, condemned, doers) else event for event in events]


def _is_blaming(event: Event, condemned: Set[Span], doers: Sequence[Party]) -> bool:
    is_condemned = not event.recipients and any(mention.trigger in condemned for mention in event.mentions)
    return is_condemned and {party.code for party in event.actors}.isdisjoint(party.code for party in doers)


def _is_unattributed(event: Event) -> bool:
    is_told = event.event_type == "ASSAULT" and event.factuality == "asserted"
    return is_told and all(party.code is None for party in event.actors)


def _nearest(event: Event, fitting: Sequence[int], known: Sequence[Event]) -> int:
    return min(fitting, key=lambda n: abs(_start(known[n])[0] - _start(event)[0]))


def _start(event: Event) -> tuple[int, int]:
    span = event.mentions[0].span
    return span.position, span.start
