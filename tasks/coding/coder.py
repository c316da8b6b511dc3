"""The event coder: an article in, its events out.

A fold over small steps: sentences, names, phrases, candidates, then for each candidate its mode, factuality,
date and place, and at the end one event per happening. Nothing is learnt from one article for the next.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tasks.arabic.dates import DateMention, find_dates
from tasks.arabic.sentences import sentences
from tasks.arabic.tables import read_table
from tasks.coding.candidate import Candidate, is_implied
from tasks.coding.candidates import find_candidates, is_news
from tasks.coding.codebook import BODIES, MODES, SYMMETRIC
from tasks.coding.factuality import factuality
from tasks.coding.frames import trigger_table
from tasks.coding.merge import merge
from tasks.coding.names import LEXICON, gazetteer, iso
from tasks.coding.sentence import Context, Sentence
from tasks.coding.words import RELATIVES, TODAY, Wording
from tasks.records import (
    Article,
    Coding,
    DroppedCandidate,
    Event,
    EventDate,
    EventPlace,
    Factuality,
    Mention,
    Party,
    Span,
)

if TYPE_CHECKING:
    from tasks.coding.phrases import Member

# Acts whose complement says what is wanted, not what was done.
_WANTING = frozenset({"REQUEST", "REJECT", "THREATEN", "AGREE"})


# Sectors whose bearers, named without a country, are those named before.
_FORCES = frozenset({"MIL", "COP", "SPY", "REB", "PRM"})
_DATE_REACH = 160  # characters, other verbs between counted as 40
_LEAD_SENTENCES, _LEAD_DAYS = 4, 3


# Those who face the government of their own country.
_DOMESTIC = frozenset({"OPP", "PTY", "CVL", "LEG", "LAB", "EDU", "JUD", "REL", "JRN", "MED", "BUS"})
# Deeds that are done to nobody.
_ONE_SIDED = frozenset(
    {*(("MOBILIZE", mode) for mode in (None, *MODES["MOBILIZE"])), ("RETREAT", "withdraw"), ("RETREAT", "resign")}
)
# Deeds that have a place of their own, whatever preposition it stands with.
_LOCAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
# Deeds that are news even where no country can be told.
_BODILY = frozenset({"ASSAULT", "PROTEST"})
# What is said by saying it: where it isn't said, nothing was done.
_SPEECH_ACTS = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "THREATEN", "REJECT", "CONCEDE"})


class _ModeRule(NamedTuple):
    mode: str
    after: bool
    words: Wording


@lru_cache(maxsize=1)
def _mode_rules() -> dict[str, list[_ModeRule]]:
    rules: dict[str, list[_ModeRule]] = {}
    for row in read_table(LEXICON / "modes.tsv", ("event_type", "mode", "where", "words")):
        words = Wording.of(row.alternatives("words"))
        rules.setdefault(row["event_type"], []).append(_ModeRule(row["mode"], row["where"] == "after", words))
    return rules


def code(article: Article) -> Coding:
    """All events of an article, and the candidates that became none."""
    names, triggers = gazetteer(), trigger_table()
    context = Context(iso(article.published_date))
    page = [
        Sentence(text, position, start, end, names, triggers)
        for position, text in article.paragraphs
        for start, end in sentences(text)
    ]
    _gather(page, context)
    events: list[Event] = []
    dropped: list[DroppedCandidate] = []
    dates: dict[int, list[DateMention]] = {}
    for number, sentence in enumerate(page):
        dates[number] = find_dates(sentence.text, article.published_date, sentence.start, sentence.end)
        sentence.analyse(context)
        candidates = find_candidates(sentence, context)
        context.recent = _first_country(sentence) or context.recent
        _drop_wanted(candidates)
        for candidate in candidates:
            if candidate.drop is None:
                event = _event(candidate, context, dates[number])
                if event is not None:
                    events.append(event)
                    continue
            trigger = sentence.tokens[candidate.trigger]
            dropped.append(
                DroppedCandidate(
                    Span(sentence.position, trigger.start, trigger.end),
                    candidate.frame.rule,
                    candidate.drop or "no_party",
                )
            )
    day = _day_of_report(page, dates, article.published_date)
    merged = merge(events, article.published_date)
    return Coding(tuple(_dated(event, day) for event in merged), tuple(dropped))


def _gather(page: list[Sentence], context: Context) -> None:
    """What the whole page names without doubt, and the country it is about."""
    countries: Counter[str] = Counter()
    for n, sentence in enumerate(page):
        for name in sentence.names.values():
            for entry in name.entries:
                if entry.weak:
                    continue
                context.strong.add(entry.id)
                if entry.code and entry.kind in ("state", "demonym", "metonym", "place"):
                    context.strong.add(entry.code)
                    if entry.code not in BODIES:
                        countries[entry.code] += 3 if n == 0 else 1
    if countries:
        context.country = max(countries.items(), key=lambda item: (item[1], item[0]))[0]


def _first_country(sentence: Sentence) -> str | None:
    """The country a sentence names first: what it leaves open is that country's."""
    kinds = ("state", "demonym", "adjective", "place", "title", "group")
    codes = (phrase.members[0].code for phrase in sentence.phrases if phrase.kind in kinds and phrase.members)
    return next((code for code in codes if code and code not in BODIES), None)


def _drop_wanted(candidates: list[Candidate]) -> None:
    """Deeds inside a demand, refusal, threat or promise are its content; they count only with a doer of their own."""
    for wanting in candidates:
        if wanting.drop is not None or wanting.frame.event_type not in _WANTING:
            continue
        end = wanting.sentence.scope_end(wanting.trigger)
        for candidate in candidates:
            inside = wanting.trigger < candidate.trigger < end
            if candidate.drop is None and inside and candidate.frame.event_type not in ("ACCUSE",):
                own = (
                    candidate.actors
                    and not is_implied(candidate.actors[0])
                    and candidate.actors[0].start > wanting.trigger
                )
                if not own or candidate.trigger in wanting.matched or candidate.reading.sense.kind == "verb":
                    candidate.drop = "inside_demand"


def _event(candidate: Candidate, context: Context, dates: list[DateMention]) -> Event | None:
    sentence, frame = candidate.sentence, candidate.frame
    place = _place(candidate, context)
    actors = _parties(candidate.actors, candidate, context, place)
    doer = actors[0] if actors else None
    recipients = (
        ()
        if (frame.event_type, frame.mode) in _ONE_SIDED
        else _parties(candidate.recipients, candidate, context, place, doer)
    )
    if (
        frame.event_type in ("ASSAULT", "COERCE")
        and not recipients
        and place is not None
        and place.country
        and actors
        and actors[0].code
    ):
        recipients = (Party(place.country, "CVL", "", None, None),)
    if frame.event_type in SYMMETRIC:
        known = {(party.code, party.sector) for party in actors}
        recipients = tuple(party for party in recipients if (party.code, party.sector) not in known)
    if not actors:
        candidate.drop = "no_actor"
        return None
    kind, cue = factuality(candidate)
    if "when_negated" in frame.flags:
        if kind != "negated":
            candidate.drop = "not_negated"
            return None
        kind = "asserted"
    if reason := _too_vague(candidate, kind, actors, recipients):
        candidate.drop = reason
        return None
    first, last = _extent(candidate)
    trigger = sentence.tokens[candidate.trigger]
    mention = Mention(
        Span(sentence.position, sentence.tokens[first].start, sentence.tokens[last].end),
        Span(sentence.position, trigger.start, trigger.end),
        frame.rule,
        None if cue is None else Span(sentence.position, sentence.tokens[cue].start, sentence.tokens[cue].end),
    )
    date = _date(candidate, dates, is_future=kind == "future")
    if kind == "asserted" and frame.event_type == "CONSULT":
        ahead = _date(candidate, dates, is_future=True)
        if _lies_ahead(candidate, ahead, context.day):
            kind, date = "future", ahead
    return Event(frame.event_type, _mode(candidate), kind, actors, recipients, date, place, (mention,))


def _too_vague(
    candidate: Candidate, kind: Factuality, actors: tuple[Party, ...], recipients: tuple[Party, ...]
) -> str | None:
    """Why an event says too little to be counted: nobody of a known country, or an unreal deed without both parties."""
    event_type = candidate.frame.event_type
    if not any(party.code for party in (*actors, *recipients)) and not (event_type in _BODILY and is_news(candidate)):
        return "no_country"
    if kind in ("negated", "hypothetical"):
        if kind == "negated" and event_type in _SPEECH_ACTS:
            return "unsaid"
        if not recipients and len(actors) < 2:
            return "unreal_and_one_sided"
    return None


def _extent(candidate: Candidate) -> tuple[int, int]:
    """The first and last token of the evidence: the trigger, its needed words and its parties in the same sentence."""
    places = [candidate.trigger, *candidate.matched]
    for member in (*candidate.actors, *candidate.recipients):
        if (
            not is_implied(member)
            and member.end <= candidate.sentence.count
            and abs(member.start - candidate.trigger) < 30
        ):
            if any(p.start <= member.start < p.end for p in candidate.sentence.phrases) or member.kind == "demonym":
                places += [member.start, member.end - 1]
    return min(places), max(places)


def _mode(candidate: Candidate) -> str | None:
    frame, sentence = candidate.frame, candidate.sentence
    if frame.mode is not None:
        return frame.mode
    end = sentence.scope_end(candidate.trigger)
    for rule in _mode_rules().get(frame.event_type, ()):
        start = candidate.trigger + 1 if rule.after else max(0, candidate.trigger - 12)
        if sentence.has_words(rule.words, start, end) >= 0:
            return rule.mode
    if frame.event_type == "CONSULT" and len({m.code for m in (*candidate.actors, *candidate.recipients)}) >= 3:
        return "multilateral"
    return None


def _parties(
    members: list[Member], candidate: Candidate, context: Context, place: EventPlace | None, doer: Party | None = None
) -> tuple[Party, ...]:
    sentence = candidate.sentence
    parties: list[Party] = []
    for member in members:
        code, sector = member.code, member.sector
        if member.open_country:
            code = _country(member, context, place, doer)
        if member.kind == "place":
            sector = "CVL"
        if code in BODIES:
            sector = None
        if is_implied(member):
            parties.append(Party(code, sector, "", None, None))
            continue
        known = any(p.start <= member.start < p.end for p in sentence.phrases) or member.kind == "demonym"
        if known and member.end <= sentence.count:
            start, end = sentence.tokens[member.start].start, sentence.tokens[member.end - 1].end
            parties.append(
                Party(code, sector, sentence.text[start:end], member.actor_id, Span(sentence.position, start, end))
            )
        else:
            parties.append(Party(code, sector, "", member.actor_id, None))
    unique: dict[tuple[str | None, str | None], Party] = {}
    for party in parties:
        unique.setdefault((party.code, party.sector), party)
    return tuple(unique.values())


def _country(member: Member, context: Context, place: EventPlace | None, doer: Party | None) -> str | None:
    """The country of a party that names none.

    Its office's last holder; its forces, those named before; for one acted on by its own state or acting against it,
    the doer's; else the event's place, else the page's country.
    """
    if member.sector in ("UAF", "UNK") or member.kind == "counterpart":
        return None
    domestic = doer is not None and doer.code is not None and doer.code not in BODIES
    if (
        domestic
        and doer is not None
        and (
            (doer.sector in _DOMESTIC and member.sector == "GOV")
            or (doer.sector in ("COP", "JUD", "GOV") and member.sector == "CVL" and place is None)
        )
    ):
        return doer.code
    if member.title and member.title in context.titles:
        return context.titles[member.title]
    if member.sector in _FORCES and member.sector in context.sectors:
        return context.sectors[member.sector]
    if domestic and doer is not None and member.sector == "GOV":
        return doer.code
    if place is not None and place.country:
        return place.country
    return context.recent or context.country


def _place(candidate: Candidate, context: Context) -> EventPlace | None:
    """Where it happened: what the clause names with "في", the target of a bodily deed, the goal of a visit."""
    sentence, kind = candidate.sentence, candidate.frame.event_type
    taken = {m.start for m in (*candidate.actors, *candidate.recipients)}
    end = sentence.scope_end(candidate.trigger, 30)
    near = sentence.phrases_between(max(0, candidate.trigger - 8), end)
    for phrase in near:
        located = phrase.governor in ("in", "by") and phrase.kind in ("state", "metonym") and phrase.start not in taken
        named = phrase.kind == "place" and (phrase.governor in ("in", "by") or kind in _LOCAL)
        if located or named:
            return _placed(sentence, phrase.start, phrase.end, phrase.members[0].code)
    if candidate.frame.mode == "visit" or kind in _LOCAL:
        for member in candidate.recipients:
            if member.kind in ("place", "state", "metonym") and not is_implied(member) and member.end <= sentence.count:
                return _placed(sentence, member.start, member.end, member.code)
    return None


def _placed(sentence: Sentence, start: int, end: int, country: str | None) -> EventPlace:
    first, last = sentence.tokens[start].start, sentence.tokens[end - 1].end
    return EventPlace(sentence.text[first:last], country, None, None, Span(sentence.position, first, last))


def _date(candidate: Candidate, sentence_dates: list[DateMention], *, is_future: bool) -> EventDate | None:
    """The date nearest to the trigger, other verbs between them counting as distance."""
    sentence, n = candidate.sentence, candidate.trigger
    trigger = sentence.tokens[n].start
    best: tuple[int, DateMention] | None = None
    for found in sentence_dates:
        if found.bound is not None:
            continue
        at = sentence.token_at(found.start)
        low, high = min(at, n) + 1, max(at, n)
        between = sum(1 for m in range(low, high) if sentence.is_plain_verb(m) or sentence.tokens[m].key in RELATIVES)
        distance = abs(found.start - trigger) + (15 if found.end < trigger else 0) + 40 * between
        if best is None or distance < best[0]:
            best = (distance, found)
    if best is None or best[0] > _DATE_REACH:
        return None
    found = best[1]
    value = found.value_if_future if is_future and found.value_if_future else found.value
    if value is None or found.precision is None:
        return None
    return EventDate(value, found.precision, found.reason, Span(sentence.position, found.start, found.end))


def _lies_ahead(candidate: Candidate, date: EventDate | None, today: str) -> bool:
    """Whether a meeting told in the present tense is set for today or later: "يلتقي الرئيس غدا نظيره"."""
    at = candidate.trigger if candidate.reading.sense.kind == "verb" else candidate.support
    verbal = candidate.sentence.verb_reading(at) if at is not None else None
    if at is None or verbal is None or any(form.tense == "past" for form in verbal.sense.forms):
        return False
    if candidate.sentence.has_words(TODAY, at + 1, at + 10) >= 0:
        return True
    return bool(today) and date is not None and date.precision == "day" and date.value >= today


def _day_of_report(
    page: list[Sentence], dates: dict[int, list[DateMention]], published: dt.date | None
) -> EventDate | None:
    """The day that undated news of the page is told of: the day its lead names, else the day of publication."""
    for n, _ in enumerate(page[:_LEAD_SENTENCES]):
        for found in dates.get(n, ()):
            if (
                found.precision != "day"
                or found.value is None
                or found.bound is not None
                or found.direction == "future"
            ):
                continue
            day = dt.date.fromisoformat(found.value)
            if published is None and not found.reason.startswith(("absolute", "weekday-date")):
                continue
            if published is None or 0 <= (published - day).days <= _LEAD_DAYS:
                return EventDate(found.value, "publication", "lead", Span(page[n].position, found.start, found.end))
    if published is None:
        return None
    return EventDate(published.isoformat(), "publication", "publication")


def _dated(event: Event, day: EventDate | None) -> Event:
    """An undated deed is news of the report's day, and says so."""
    if event.date is not None or day is None or event.factuality != "asserted":
        return event
    return replace(event, date=day)
