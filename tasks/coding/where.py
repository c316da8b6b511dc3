"""Where an event happened, only if its clause says so; a dateline is no place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.arabic.normalise import fold
from tasks.coding.candidate import is_implied
from tasks.coding.gazetteer_cities import coordinates
from tasks.records import EventPlace, Span

if TYPE_CHECKING:
    from tasks.coding.candidate import Candidate
    from tasks.coding.phrase import Member

# Deeds that have a place of their own, whatever preposition it stands with.
_LOCAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
_BEFORE, _AFTER = 8, 30


def place_of(candidate: Candidate) -> EventPlace | None:
    """What the clause names with "في", the target of a bodily deed, the goal of a visit."""
    sentence, kind = candidate.sentence, candidate.frame.event_type
    taken = {member.start for member in (*candidate.actors, *candidate.recipients)}
    end = sentence.scope_end(candidate.trigger, _AFTER)
    for phrase in sentence.phrases_between(max(0, candidate.trigger - _BEFORE), end):
        is_located = phrase.governor in ("in", "by")
        is_state = phrase.kind in ("state", "metonym") and phrase.start not in taken
        if (is_located and is_state) or (phrase.kind == "place" and (is_located or kind in _LOCAL)):
            start, stop = sentence.tokens[phrase.start].start, sentence.tokens[phrase.end - 1].end
            return _place(phrase.members[0], sentence.text[start:stop], Span(sentence.position, start, stop))
    if candidate.frame.mode == "visit" or kind in _LOCAL:
        for member in candidate.recipients:
            if member.kind in ("place", "state", "metonym") and not is_implied(member):
                return _place(member, member.text, member.span)
    return None


def _place(member: Member, text: str, span: Span | None) -> EventPlace:
    """``text`` as the place of an event; a place's id is its name without clitics."""
    name = member.actor_id if member.kind == "place" and member.actor_id else text
    latitude, longitude = coordinates(fold(name), member.code) or (None, None)
    return EventPlace(text, member.code, latitude, longitude, span)
