"""What a deed told right on from another shares with it: its place, up to the next paragraph, and its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.coding.where import LOCAL

if TYPE_CHECKING:
    from tasks.records import Event, EventDate, EventPlace, Span

# Characters from one deed to the next that is still told of the same day.
_NEXT = 150


def told_on(events: Sequence[Event]) -> list[Event]:
    """The events in the order of the text; those without a place or a day go on where and when the one before did."""
    found: list[Event] = []
    scenes: dict[int, EventPlace] = {}
    day: tuple[Span, EventDate] | None = None
    for event in events:
        span = event.mentions[0].span
        place = event.place or _shared_place(event, scenes.get(span.position) or scenes.get(span.position - 1))
        date = event.date or _shared_day(event, span, day)
        found.append(replace(event, place=place, date=date))
        if event.event_type in LOCAL and event.place is not None and event.place.country:
            scenes[span.position] = event.place
        if event.date is not None and event.factuality == "asserted" and event.date.precision != "year":
            day = span, event.date
    return found


def _shared_place(event: Event, scene: EventPlace | None) -> EventPlace | None:
    """The place of the bodily deed before it, for one whose parties are of that country."""
    parties = {party.code for party in (*event.actors, *event.recipients)}
    goes_on = event.event_type in LOCAL and scene is not None and scene.country in parties
    return scene if goes_on else None


def _shared_day(event: Event, span: Span, day: tuple[Span, EventDate] | None) -> EventDate | None:
    if day is None or event.factuality != "asserted" or day[0].position != span.position:
        return None
    return day[1] if 0 <= span.start - day[0].end <= _NEXT else None
