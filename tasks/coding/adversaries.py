"""Whom a speaker means where the clause names nobody: whom the page has just told him to be at odds with.

"اتهمت إسرائيل أنقرة بانتهاك الاتفاق وهددت بالرد"   the threat is for whom the sentence has blamed
"قصفت تركيا قرى في العراق … وتوعدت بغداد بالرد"      and for who has struck the one who threatens
"لن ننحني"                                            is said to whom the page tells most at odds with who says it
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tasks.coding.candidate import Candidate
    from tasks.coding.context import Context
    from tasks.coding.phrase import Member
    from tasks.records import Event, Party

_CONFLICT = frozenset({"ACCUSE", "THREATEN", "REJECT", "SANCTION", "COERCE", "ASSAULT"})
# Whom one can be at odds with, and speak to.
_POWERS = frozenset({"GOV", "MIL", "PRM", "REB", "OPP", "PTY", None})
# A threat is always against somebody; these are so where the sentence has told against whom.
_SPOKEN = frozenset({"THREATEN", "ACCUSE", "REQUEST", "REJECT"})
# How often a page must tell two at odds before words to nobody are words of the one to the other.
_OFTEN = 2


def address(candidates: Sequence[Candidate], context: Context) -> None:
    """Give acts of speech without a recipient the adversary of who speaks; ``context`` learns who is whose."""
    here: dict[str, list[Member]] = {}
    asked: dict[str, list[Member]] = {}
    for candidate in candidates:
        event_type = candidate.frame.event_type
        if candidate.drop is not None or event_type not in _CONFLICT | _SPOKEN:
            continue
        codes = {actor.code for actor in candidate.actors if actor.code}
        if len(codes) != 1:
            continue
        (code,) = codes
        others = [m for m in candidate.recipients if m.code and m.code != code and m.sector in _POWERS]
        if event_type == "REQUEST":
            candidate.recipients = candidate.recipients or asked.get(code, [])
            asked[code] = others or asked.get(code, [])
        if others and event_type in _CONFLICT:
            here[code] = context.adversaries[code] = others
            context.adversaries.update({member.code: candidate.actors for member in others if member.code})
        elif not candidate.recipients and event_type in _SPOKEN:
            told_before = context.adversaries.get(code, []) if event_type == "THREATEN" else []
            candidate.recipients = list(here.get(code, told_before))


def faced(events: Sequence[Event]) -> list[Event]:
    """Threats and refusals to yield that name nobody go to whom the page tells most at odds with who speaks."""
    foes: dict[str, Counter[str]] = defaultdict(Counter)
    named: dict[str, Party] = {}
    for event in events:
        if event.event_type not in _CONFLICT:
            continue
        mine, theirs = _powers(event.actors), _powers(event.recipients)
        named = mine | theirs | named
        for one, other in ((one, other) for one in mine for other in theirs if one != other):
            foes[one][other] += 1
            foes[other][one] += 1
    return [_facing(event, foes, named) for event in events]


def _powers(parties: Sequence[Party]) -> dict[str, Party]:
    return {party.code: party for party in reversed(parties) if party.code and party.sector in _POWERS}


def _facing(event: Event, foes: dict[str, Counter[str]], named: dict[str, Party]) -> Event:
    is_defiant = event.event_type == "THREATEN" or (event.event_type == "REJECT" and event.event_mode == "yield")
    speaker = event.actors[0].code
    is_one = all(party.code == speaker for party in event.actors)
    if event.recipients or not is_defiant or speaker not in foes or not is_one:
        return event
    ((foe, times),) = foes[speaker].most_common(1)
    return replace(event, recipients=(named[foe],)) if times >= _OFTEN else event
