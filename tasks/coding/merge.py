"""One event per happening: mentions of one page that tell the same thing become one event."""

from __future__ import annotations

from dataclasses import replace

from tasks.coding.codebook import SYMMETRIC
from tasks.records import Event, Party


def merge(events: list[Event]) -> list[Event]:
    """Fold each event into an earlier one that tells the same happening, in order of the text."""
    merged: list[Event] = []
    for event in events:
        for n, known in enumerate(merged):
            if _same_happening(known, event):
                merged[n] = _joined(known, event)
                break
        else:
            merged.append(event)
    return merged


def _codes(parties: tuple[Party, ...]) -> frozenset[str]:
    return frozenset(party.code for party in parties if party.code)


def _roles(event: Event) -> tuple[frozenset[str], ...]:
    if event.event_type in SYMMETRIC:
        return (_codes(event.actors) | _codes(event.recipients),)
    return _codes(event.actors), _codes(event.recipients)


def _same_happening(known: Event, event: Event) -> bool:
    if known.event_type != event.event_type:
        return False
    if known.event_mode and event.event_mode and known.event_mode != event.event_mode:
        return False
    if known.factuality != event.factuality and {known.factuality, event.factuality} not in ({"asserted", "future"}, {"future", "hypothetical"}):
        return False
    if known.date and event.date and not _compatible(known.date.value, event.date.value):
        return False
    if known.place and event.place and known.place.country != event.place.country:
        return False
    mine, theirs = _roles(known), _roles(event)
    if mine == theirs:
        return known.factuality == event.factuality or bool(event.recipients)
    if known.factuality != event.factuality:
        return False
    if event.event_type in SYMMETRIC:
        return mine[0] >= theirs[0] or theirs[0] >= mine[0]
    return mine[0] == theirs[0] and (not mine[1] or not theirs[1])


def _compatible(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _union(one: tuple[Party, ...], other: tuple[Party, ...]) -> tuple[Party, ...]:
    known = {(party.code, party.sector) for party in one}
    return one + tuple(party for party in other if (party.code, party.sector) not in known and not (party.code is None and one))


def _joined(known: Event, event: Event) -> Event:
    asserted = "asserted" in (known.factuality, event.factuality)
    dates = [date for date in (known.date, event.date) if date is not None]
    if _roles(known) == _roles(event):  # the same parties: the first telling names them
        actors, recipients = known.actors, known.recipients
    else:
        actors, recipients = _union(known.actors, event.actors), _union(known.recipients, event.recipients)
        if event.event_type in SYMMETRIC:
            codes = {(party.code, party.sector) for party in actors}
            recipients = tuple(party for party in recipients if (party.code, party.sector) not in codes)
    return replace(
        known,
        event_mode=known.event_mode or event.event_mode,
        factuality="asserted" if asserted else known.factuality,
        actors=actors,
        recipients=recipients,
        date=max(dates, key=lambda date: len(date.value), default=None),
        place=known.place or event.place,
        mentions=known.mentions + event.mentions,
    )
