"""Where an event happened, only if its clause says so; a dateline is no place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tasks.arabic.clitics import bare_forms
from tasks.arabic.normalise import fold
from tasks.coding.candidate import is_implied
from tasks.coding.codebook import BODIES
from tasks.coding.gazetteer_cities import coordinates
from tasks.coding.words import (
    BEFORE_HOUSES,
    CLAUSE_STOPS,
    CLITIC_PREPOSITIONS,
    OWN_LAND,
    PLACE_NOUNS,
    PREPOSITIONS,
    QUANTIFIERS,
    STREETS,
    VENUES,
)
from tasks.records import EventPlace, Span

if TYPE_CHECKING:
    from tasks.coding.candidate import Candidate
    from tasks.coding.phrase import Member, Phrase
    from tasks.coding.sentence import Sentence

# Deeds that have a place of their own, whatever preposition it stands with.
LOCAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
# What is done by saying it: "in X" tells where only beside the occasion ("خلال مؤتمر صحفي في أنقرة").
_SPOKEN = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "REJECT", "AGREE", "CONCEDE"})
# Deeds whose goal, and whose start, is their place.
_GOAL = frozenset({("CONSULT", "visit"), ("AID", None)})
_START = frozenset({("RETREAT", "withdraw")})
# An embassy stands in another country than its own.
_ABROAD = "embassy"
_PLACES = ("state", "metonym", "place")
_CLOCKS, _CLOCK_REACH = frozenset({"بتوقيت", "توقيت"}), 2
_BEFORE, _AFTER, _VENUE, _NAME_REACH = 8, 30, 7, 6
_SURE, _LIKELY, _TARGET, _START_OF_DEED, _OTHER_CLAUSE = range(5)


def place_of(candidate: Candidate) -> EventPlace | None:
    """What the clause names with "في", the target of a bodily deed, the goal of a visit, what forces leave."""
    sentence, frame = candidate.sentence, candidate.frame
    end = sentence.scope_end(candidate.trigger, _AFTER)
    phrases = sentence.phrases_between(max(0, candidate.trigger - _BEFORE), end)
    ranked = [(rank, phrase) for phrase in phrases if (rank := _rank(candidate, phrase)) is not None]
    if ranked:
        phrase = min(ranked, key=_vagueness)[1]
        first = phrase.start if phrase.head < 0 else phrase.head
        start, stop = sentence.tokens[first].start, sentence.tokens[phrase.end - 1].end
        return _place(phrase.members[0], sentence.text[start:stop], Span(sentence.position, start, stop))
    if frame.event_type in LOCAL or (frame.event_type, frame.mode) in _GOAL:
        for member in candidate.recipients:
            if member.kind in _PLACES and not is_implied(member):
                return _place(member, member.text, member.span)
    return _in_the_country(candidate, end) if frame.event_type in LOCAL else None


def _vagueness(ranked: tuple[int, Phrase]) -> tuple[bool, int, bool]:
    rank, phrase = ranked
    return phrase.members[0].code is None, rank, phrase.kind == "adjective"


def _rank(candidate: Candidate, phrase: Phrase) -> int | None:
    """How surely the event happened at the phrase, 0 the surest; None where nothing says so."""
    sentence, kind = candidate.sentence, candidate.frame.event_type
    before = sentence.tokens[phrase.start - 1].key if phrase.start else ""
    if kind == "PROTEST" and before in BEFORE_HOUSES and phrase.members[0].title != _ABROAD:
        return _LIKELY if phrase.members[0].code not in (None, *BODIES) else None  # "أمام البرلمان المصري"
    is_land = phrase.kind == "adjective" and not PLACE_NOUNS.isdisjoint(bare_forms(sentence.tokens[phrase.head].key))
    if not (is_land or phrase.kind in _PLACES) or before in STREETS:  # "شارع يافا" is no part of Jaffa
        return None
    if any(token.key in _CLOCKS for token in sentence.tokens[max(0, phrase.start - _CLOCK_REACH) : phrase.start]):
        return None  # "بتوقيت شرق الولايات المتحدة" tells the hour
    preposition = preposition_of(sentence, phrase)
    if kind in _SPOKEN:
        is_occasion = preposition in ("in", "by", "to") and _is_venue(sentence, phrase)
        return _SURE if is_occasion else None
    is_place = phrase.kind == "place" or is_land
    rank = _rank_by_preposition(candidate, phrase, preposition, is_place=is_place)
    return _rank_as_scene(candidate, phrase, preposition, is_place=is_place) if rank is None and kind in LOCAL else rank


def _rank_by_preposition(candidate: Candidate, phrase: Phrase, preposition: str, *, is_place: bool) -> int | None:
    sentence, kind, n = candidate.sentence, candidate.frame.event_type, candidate.trigger
    deed = (kind, candidate.frame.mode)
    if preposition in ("to", "for") and deed in _GOAL:
        return _SURE
    is_taken = any(phrase.start == member.start for member in (*candidate.actors, *candidate.recipients))
    if preposition in ("in", "by") and (is_place or not is_taken):
        is_apart = phrase.start < n and _stands_apart(sentence, phrase.end, n)
        return _OTHER_CLAUSE if is_apart else _LIKELY if deed in _GOAL else _SURE
    is_named_by = kind == "CONSULT" and phrase.kind == "place" and phrase.start == n + 1  # "قمة شرم الشيخ"
    if is_named_by or (preposition == "to" and kind == "CONSULT" and _is_venue(sentence, phrase)):
        return _LIKELY
    return _LIKELY if preposition == "from" and deed in _START else None


def _rank_as_scene(candidate: Candidate, phrase: Phrase, preposition: str, *, is_place: bool) -> int | None:
    """A place beside a bodily deed: what it sees, what is hit, where it starts."""
    if preposition == "from":
        return _START_OF_DEED if is_place else None
    if phrase.governor == "genitive" and candidate.sentence.tokens[phrase.start - 1].key.startswith("ل"):
        return None  # "وقفة لنصرة غزة" tells what it is for
    if _sees_it(candidate, phrase):
        return _SURE
    if preposition in ("on", "obj") and any(phrase.start == member.start for member in candidate.recipients):
        return _LIKELY
    return _TARGET if is_place else None


def preposition_of(sentence: Sentence, phrase: Phrase) -> str:
    """What governs a place, past the nouns that only say what it is: "في العاصمة القطرية الدوحة", "بمدينة غزة"."""
    if phrase.governor and phrase.governor != "genitive":
        return phrase.governor
    for n in range(phrase.start - 1, max(-1, phrase.start - _NAME_REACH), -1):
        key = sentence.tokens[n].key
        if key in PREPOSITIONS:
            return PREPOSITIONS[key]
        other = sentence.phrase_at(n)
        if (other is not None and other.kind == "adjective") or key in QUANTIFIERS:
            continue
        if PLACE_NOUNS.isdisjoint(bare_forms(key)):
            break
        if key not in PLACE_NOUNS and (clitic := CLITIC_PREPOSITIONS.get(key.removeprefix("و")[:1])):
            return clitic
    return phrase.governor


def _stands_apart(sentence: Sentence, start: int, end: int) -> bool:
    """Whether another clause ends between the tokens: "بعد لقاء في أنقرة، قصفت ..."."""
    return any(sentence.tokens[n].text in CLAUSE_STOPS or sentence.is_plain_verb(n) for n in range(start, end))


def _sees_it(candidate: Candidate, phrase: Phrase) -> bool:
    """Whether the deed is said to be the place's: "شهدت الخرطوم مظاهرات", "مظاهرات الخرطوم"."""
    sentence, n = candidate.sentence, candidate.trigger
    if phrase.start == n + 1 and candidate.reading.sense.kind == "noun":
        return candidate.frame.event_type == "PROTEST"
    before = phrase.start - 1
    while before > 0 and sentence.tokens[before].key in PLACE_NOUNS:
        before -= 1
    return before >= 0 and any(r.sense.role == "see" for r in sentence.readings[before])


def _is_venue(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the words before the phrase name an occasion to speak at."""
    before = range(max(0, phrase.start - _VENUE), phrase.start)
    return any(not VENUES.isdisjoint(bare_forms(sentence.tokens[n].key)) for n in before)


def _in_the_country(candidate: Candidate, end: int) -> EventPlace | None:
    """The country told of, where the deed is in "البلاد": "في شمال البلاد"."""
    sentence, context = candidate.sentence, candidate.context
    at = sentence.has_words(OWN_LAND, candidate.trigger + 1, end)
    code = context.sentence_country or context.country
    if at < 0 or code is None or PREPOSITIONS.get(sentence.tokens[at - 1].key) != "in":
        return None
    token = sentence.tokens[at]
    return EventPlace(token.text, code, None, None, Span(sentence.position, token.start, token.end))


def _place(member: Member, text: str, span: Span | None) -> EventPlace:
    """``text`` as the place of an event; a place's id is its name without clitics."""
    name = member.actor_id if member.kind == "place" and member.actor_id else text
    latitude, longitude = coordinates(fold(name), member.code) or (None, None)
    return EventPlace(text, member.code, latitude, longitude, span)
