"""One event for each journey: who visits two countries, or makes two calls, has done it twice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.coding.codebook import BODIES
from tasks.coding.words import TWO_TALKS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tasks.coding.candidate import Candidate
    from tasks.records import Event, Party

_BOTH = 2


def told_apart(candidate: Candidate, event: Event) -> tuple[Event, ...]:
    """The event, or one for each country that is visited or called on its own.

    "زار السعودية ومصر" are two visits, "تلقى اتصالين من نظيريه الروسي والأميركي" two calls; "استقبل وزيري خارجية
    فرنسا وألمانيا" is one meeting, as is a visit to a body.
    """
    if event.event_type != "CONSULT":
        return (event,)
    is_twice = any(candidate.sentence.tokens[n].key in TWO_TALKS for n in (candidate.trigger, *candidate.matched))
    hosts, guests = _countries(event.recipients), _countries(event.actors)
    is_tour = event.event_mode == "visit" and candidate.frame.recipient != ("subj",) and len(guests) == 1
    if len(hosts) > 1 and (is_tour or (is_twice and len(hosts) == _BOTH)):
        return tuple(replace(event, recipients=_of(event.recipients, code)) for code in hosts)
    if is_twice and len(guests) == _BOTH and len(hosts) == 1:
        return tuple(replace(event, actors=_of(event.actors, code)) for code in guests)
    return (event,)


def _countries(parties: Iterable[Party]) -> tuple[str, ...]:
    """The countries of the parties in their order; none where one is a body or unknown."""
    codes = dict.fromkeys(party.code for party in parties)
    return tuple(code for code in codes if code) if None not in codes and BODIES.isdisjoint(codes) else ()


def _of(parties: Iterable[Party], code: str) -> tuple[Party, ...]:
    return tuple(party for party in parties if party.code == code)
