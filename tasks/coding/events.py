"""A candidate becomes an event, or is dropped with a reason."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tasks.coding.codebook import SYMMETRIC
from tasks.coding.factuality import factuality
from tasks.coding.modes import mode_of, mode_of_forces, mode_of_talks
from tasks.coding.news import is_news
from tasks.coding.parties import parties_of
from tasks.coding.when import date_of, lies_ahead
from tasks.coding.where import place_of
from tasks.coding.words import CONDITION, UNREAL
from tasks.records import Event, EventPlace, Factuality, Mention, Party, Span

if TYPE_CHECKING:
    from tasks.arabic.dates import DateMention
    from tasks.coding.candidate import Candidate

# Deeds that are done to nobody.
_ONE_SIDED = frozenset({("RETREAT", "withdraw")})
# Deeds whose place, where nobody is named, is a place of people.
_AGAINST_PLACES = frozenset({"ASSAULT", "COERCE"})
# Who do no violence to their own.
_FORCES = frozenset({"MIL", "COP", "REB", "PRM"})
# Deeds that are news even where no country can be told.
_BODILY = frozenset({"ASSAULT", "PROTEST"})
# What is done by saying it: where it isn't said, nothing was done.
_SPEECH_ACTS = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "REJECT", "CONCEDE"})
_EVIDENCE_REACH, _CONDITION_REACH = 30, 6


def event_of(candidate: Candidate, dates: Sequence[DateMention]) -> Event | None:
    """The event that a candidate tells; None where it is dropped, with ``candidate.drop`` set."""
    frame, context = candidate.frame, candidate.context
    place = place_of(candidate)
    actors, recipients = _roles(candidate, place)
    kind, cue = factuality(candidate)
    if "when_negated" in frame.flags:
        kind = "asserted"  # "لن نسمح" is said, and means no
    candidate.drop = _vagueness(candidate, kind, actors, recipients)
    if candidate.drop:
        return None
    latest = context.day if kind == "asserted" else ""
    date = date_of(candidate, dates, is_future=kind == "future", latest=latest)
    if kind == "asserted" and frame.event_type == "CONSULT":
        ahead = date_of(candidate, dates, is_future=True)
        if lies_ahead(candidate, ahead, context.day):
            kind, date = "future", ahead
    if "slogan" in frame.flags:
        date = place = None  # of the protest it is shouted at
    mode = mode_of(candidate)
    if frame.event_type == "CONSULT":
        mode = mode_of_talks(candidate, mode, actors, recipients)
    if frame.event_type == "MOBILIZE":
        mode = mode_of_forces(mode, actors)
    if frame.event_type == "CONSULT" and mode is None and "receives" not in frame.flags:
        mode, actors, recipients = _as_visit(actors, recipients, place)
    return Event(frame.event_type, mode, kind, actors, recipients, date, place, (_mention(candidate, cue),))


def _as_visit(
    actors: tuple[Party, ...], recipients: tuple[Party, ...], place: EventPlace | None
) -> tuple[str | None, tuple[Party, ...], tuple[Party, ...]]:
    """A meeting of two states in the country of one of them: the others travelled there."""
    parties = (*actors, *recipients)
    hosts = tuple(party for party in parties if place is not None and party.code == place.country)
    guests = tuple(party for party in parties if party not in hosts)
    if not hosts or len({party.code for party in guests}) != 1:
        return None, actors, recipients
    return "visit", guests, hosts


def _roles(candidate: Candidate, place: EventPlace | None) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
    """Actors and recipients; nobody stands in both roles of a two-sided act."""
    frame, context = candidate.frame, candidate.context
    is_visit = frame.mode == "visit"  # "زيارة ولي العهد للندن": who travels is not of the country he comes to
    actors = parties_of(candidate.actors, context, None if is_visit else place)
    if frame.event_type == "MOBILIZE" or (frame.event_type, frame.mode) in _ONE_SIDED:
        return actors, ()
    is_raid = frame.event_type == "ASSAULT" and actors[0].sector == "GOV"
    recipients = parties_of(candidate.recipients, context, place, actors[0], is_raid=is_raid)
    known = {(party.code, party.sector) for party in actors}
    others = tuple(party for party in recipients if (party.code, party.sector) not in known)
    if frame.event_type in SYMMETRIC:
        return actors, others
    if "two_sided" in frame.flags:  # "clashes between X and Y", "X signed a treaty with Y"
        return actors + others, ()
    if frame.event_type in _AGAINST_PLACES:  # a force that raids with "جنود" does not raid its own soldiers
        recipients = tuple(party for party in recipients if party in others or party.sector not in _FORCES)
    hits_place = (
        frame.event_type in _AGAINST_PLACES and not recipients and (actors[0].code or actors[0].sector == "UNK")
    )
    if hits_place and place is not None and place.country:
        return actors, (Party(place.country, "CVL", ""),)
    return actors, recipients


def _vagueness(
    candidate: Candidate, kind: Factuality, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> str | None:
    """Why an event says too little to be counted: nobody of a known country, or an unreal deed without both parties."""
    event_type = candidate.frame.event_type
    if not any(party.code for party in (*actors, *recipients)) and not (event_type in _BODILY and is_news(candidate)):
        return "no_country"
    is_withheld = event_type == "SUPPORT" and recipients  # "لا يدعم الانقلابيين" says something
    if kind == "negated" and event_type in _SPEECH_ACTS and not is_withheld:
        return "unsaid"
    is_whole = len(actors) > 1 or bool(recipients) or _may_resign(candidate, kind)
    if kind in ("negated", "hypothetical") and not is_whole:
        return "unreal_and_one_sided"
    return None


def _may_resign(candidate: Candidate, kind: Factuality) -> bool:
    """Whether somebody is expected to resign, which is done to nobody; not in a condition: "إذا استقال الوزير"."""
    sentence, n = candidate.sentence, candidate.trigger
    is_expected = kind == "hypothetical" and sentence.has_words(CONDITION, n - _CONDITION_REACH, n) < 0
    return is_expected and candidate.frame.mode == "resign"


def _mention(candidate: Candidate, cue: int | None) -> Mention:
    """The shortest stretch of the sentence that holds the trigger, the words it needed and its parties near by."""
    sentence, position = candidate.sentence, candidate.sentence.position
    trigger = sentence.tokens[candidate.trigger]
    spans = [(trigger.start, trigger.end)]
    spans += [(sentence.tokens[n].start, sentence.tokens[n].end) for n in candidate.matched]
    for member in (*candidate.actors, *candidate.recipients):
        is_near = abs(member.start - candidate.trigger) < _EVIDENCE_REACH
        if member.span is not None and sentence.holds(member.span) and is_near:
            spans.append((member.span.start, member.span.end))
    return Mention(
        Span(position, min(start for start, _ in spans), max(end for _, end in spans)),
        Span(position, trigger.start, trigger.end),
        candidate.frame.rule,
        None if cue is None else sentence.span_of_words(UNREAL, cue),
    )
