"""When an event happened: the date of its clause, else the day that the report is of."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from tasks.arabic.dates import DateMention
from tasks.coding.words import AFTER_THAT, RELATIVES, TODAY
from tasks.records import Event, EventDate, Span

if TYPE_CHECKING:
    from tasks.coding.candidate import Candidate
    from tasks.coding.sentence import Sentence

# Characters between trigger and date, each verb between them counted as a stretch of its own.
# A date of another clause is out of reach.
_REACH, _PER_VERB, _PER_DATE_BEFORE, _PER_CLAUSE = 220, 25, 15, 220
_DAYS_BACK = {"day-before-yesterday": 2, "yesterday": 1, "today": 0, "tomorrow": -1, "day-after-tomorrow": -2}
_LEAD_SENTENCES, _LEAD_DAYS = 4, 3


def date_of(
    candidate: Candidate, dates: Sequence[DateMention], *, is_future: bool, latest: str = ""
) -> EventDate | None:
    """The date of the sentence nearest to the trigger; not one end of a longer time ("منذ 2015").

    ``latest`` is the last day (ISO) on which it can have happened: they agreed today to meet next week.
    """
    anchor = candidate.sentence.tokens[_anchor(candidate)].start
    first = bisect_left(dates, anchor - _REACH, key=lambda found: found.start)
    last = bisect_right(dates, anchor + _REACH, key=lambda found: found.start)
    own = [found for found in dates[first:last] if found.bound is None]
    own = [found for found in own if not (latest and (found.value or "") > latest)]
    if not own:
        return None
    nearest = min(own, key=lambda found: _distance(candidate, found))
    value = nearest.value_if_future if is_future and nearest.value_if_future else nearest.value
    if value is None or nearest.precision is None or _distance(candidate, nearest) > _REACH:
        return None
    span = Span(candidate.sentence.position, nearest.start, nearest.end)
    return EventDate(value, nearest.precision, nearest.reason, span)


def _distance(candidate: Candidate, found: DateMention) -> int:
    sentence = candidate.sentence
    n = _anchor(candidate)
    trigger = sentence.tokens[n].start
    at = sentence.token_at(found.start)
    between = range(min(at, n) + 1, max(at, n))
    n_verbs = sum(sentence.is_plain_verb(m) or sentence.tokens[m].key in RELATIVES for m in between)
    before = _PER_DATE_BEFORE if found.end < trigger else 0
    if _is_of_another_clause(candidate, n, at):
        before += _PER_CLAUSE
    return abs(found.start - trigger) + before + _PER_VERB * n_verbs


def _anchor(candidate: Candidate) -> int:
    """The token whose clause is dated: a participle is of the day of the verb before it ("قال الثلاثاء ...، داعيا")."""
    sentence, n = candidate.sentence, candidate.trigger
    if candidate.reading.sense.kind != "participle":
        return n
    return next((m for m in range(n) if sentence.is_plain_verb(m)), n)


def _is_of_another_clause(candidate: Candidate, n: int, at: int) -> bool:
    """Whether a relative clause holds the date ("أدان الهجوم الذي وقع أمس"), or "بعد أن" parts the deed from it."""
    sentence, kind = candidate.sentence, candidate.reading.sense.kind
    if at > n:
        return kind != "noun" and any(sentence.tokens[m].key in RELATIVES for m in range(n + 1, at))
    return sentence.has_words(AFTER_THAT, at, n) >= 0


def lies_ahead(candidate: Candidate, date: EventDate | None, today: str) -> bool:
    """Whether a meeting told in the present tense is set for today or later: "يلتقي الرئيس غدا نظيره"."""
    at = candidate.trigger if candidate.reading.sense.kind == "verb" else candidate.support
    verbal = candidate.sentence.verb_reading(at) if at is not None else None
    if at is None or verbal is None or any(form.tense == "past" for form in verbal.sense.forms):
        return False
    if candidate.sentence.has_words(TODAY, at + 1, max(at, candidate.trigger) + 10) >= 0:
        return True
    return bool(today) and date is not None and date.precision == "day" and date.value >= today


def day_of_report(
    page: Sequence[Sentence], dates: Sequence[Sequence[DateMention]], published: dt.date | None
) -> EventDate | None:
    """The day that undated news of the page is of: the day its lead names, else the day of publication."""
    for sentence, found in zip(page[:_LEAD_SENTENCES], dates, strict=False):
        for mention in found:
            if mention.value is not None and _is_of_the_day(mention, published):
                span = Span(sentence.position, mention.start, mention.end)
                return EventDate(mention.value, "publication", "lead", span)
    return EventDate(published.isoformat(), "publication", "publication") if published is not None else None


def day_of_text(dates: Sequence[Sequence[DateMention]], published: dt.date | None) -> dt.date | None:
    """The day the page was written: the stamp's, unless a weekday says that it lies a day beside ("أمس الأحد")."""
    told = {
        dt.date.fromisoformat(mention.value) + dt.timedelta(days=_DAYS_BACK[near])
        for found in dates
        for mention in found
        if mention.value is not None and (near := mention.reason.removesuffix("-by-weekday")) != mention.reason
    }
    return told.pop() if len(told) == 1 else published


def _is_of_the_day(mention: DateMention, published: dt.date | None) -> bool:
    if mention.precision != "day" or mention.value is None or mention.bound or mention.direction == "future":
        return False
    if published is None:  # nothing relative is known without a day to count from
        return mention.reason.startswith("absolute")
    return 0 <= (published - dt.date.fromisoformat(mention.value)).days <= _LEAD_DAYS


def dated(event: Event, day: EventDate | None) -> Event:
    """The event; an undated deed is news of the report's day, and says so."""
    if event.date is not None or day is None or event.factuality != "asserted":
        return event
    return replace(event, date=day)
