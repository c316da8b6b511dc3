"""Whom an act is about, where no slot of its frame says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.coding.slots import is_dealt_with
from tasks.coding.words import AIM, CONTRAST

if TYPE_CHECKING:
    from tasks.coding.candidate import Candidate
    from tasks.coding.phrase import Member, Phrase

# Acts whose content tells whom they are aimed at.
_REACHING = frozenset({"ACCUSE", "THREATEN", "SANCTION", "SUPPORT", "COERCE", "REQUEST", "REJECT"})
# Against whom people protest.
_PROTESTED = frozenset({"GOV", "LEG", "MIL", "COP"})
_REACH = 22


def reached(candidate: Candidate) -> list[Member]:
    """Whom an act is about, where no slot says so: the first other party its content names, those hurt aside."""
    if candidate.frame.event_type == "PROTEST":  # against one's own rulers, who may bear no country: "إسقاط النظام"
        told = ([m for m in p.members if m.code or m.open_country] for p in _rulers(candidate))
    elif "reaches" in candidate.frame.flags or candidate.frame.event_type in _REACHING:
        own = {None, *(member.code for member in candidate.actors)}
        told = ([m for m in p.members if m.code not in own] for p in _told_of(candidate))
    else:
        return []
    return next((members for members in told if members), [])


def _rulers(candidate: Candidate) -> list[Phrase]:
    """Those after the words that lead to whom a protest is against."""
    sentence, n, end = candidate.sentence, candidate.trigger, _end(candidate)
    aim = sentence.has_words(AIM, n, end)
    phrases = sentence.phrases_between(aim + 1, end) if aim >= 0 else []
    return [p for p in phrases if p.members[0].sector in _PROTESTED and p.kind not in ("group", "place", "media")]


def _told_of(candidate: Candidate) -> list[Phrase]:
    """Those whom the content names, but for places, sources, doers and those hurt."""
    sentence, n, end = candidate.sentence, candidate.trigger, _end(candidate)
    aside = sentence.has_words(CONTRAST, n + 1, end)
    return [
        p
        for p in sentence.phrases_between(n + 1, aside if aside >= 0 else end)
        if p.kind not in ("place", "media")
        and p.governor not in ("in", "agent")
        and not sentence.takes_victims(p.start - 1)
        and not is_dealt_with(candidate, p)
    ]


def _end(candidate: Candidate) -> int:
    """Where the content ends; "نفى أن تكون … واشنطن" is no word against Washington."""
    sentence, n = candidate.sentence, candidate.trigger
    bound = sentence.clause_end(n) if candidate.frame.event_type == "REJECT" else sentence.scope_end(n)
    return min(bound, n + _REACH)
