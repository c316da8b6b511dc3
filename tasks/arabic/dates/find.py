"""The rules in their order, and the two questions: which dates does a text tell, and which date is this string."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from tasks.arabic.dates import calendar_rules, relative_rules
from tasks.arabic.dates.calendar_rules import LEAD, TAIL
from tasks.arabic.dates.lexer import Word, may_tell, words_of
from tasks.arabic.dates.mention import Bound, DateMention, Found, Precision, Scene
from tasks.arabic.dates.relative_rules import NEAR
from tasks.arabic.tokens import keys_of


class Rule(NamedTuple):
    """A pattern over the alphabet of lexicon.LETTERS and what its matches mean; sentences without one of the letters
    ``needs`` are not searched.
    """

    needs: str
    pattern: re.Pattern[str]
    resolve: Callable[[Scene, re.Match[str]], Found | None]


# 3 و4 و5, 3-5, من 3 إلى 5: what stands between the first day of several and the last
AND_ONE = r"(?:[,&]+d)*(?:-|&|&?[em]|,&)D?i?"

# The first rule that reads a stretch of words has it: the longer first.
RULES = tuple(
    Rule(needs, re.compile(pattern), resolve)
    for needs, pattern, resolve in (
        ("A", rf"{LEAD}(?P<number>A)[%#]?", calendar_rules.numeric),
        (
            "MH",
            rf"[iv]?D?(?P<first>[do])(?:{AND_ONE}|i?S?(?P<other>M)(?:-|&?[em])D?i?)(?P<day>[do])i?S?(?P<month>[MH]){TAIL}",
            calendar_rules.days_range,
        ),
        ("MH", rf"{LEAD}(?P<day>[do])\)?(?:i?S?|[/-])(?P<month>[MH]){TAIL}", calendar_rules.day_month),
        ("M", rf"{LEAD}(?P<month>M)(?P<day>d),?(?P<year>y)", calendar_rules.month_day_year),
        ("M", rf"{LEAD}(?P<year>y)[,/-]?(?P<month>M)[,/-]?(?P<day>d)", calendar_rules.month_day_year),
        ("M", rf"[iv]?S?(?P<other>M)(?:&|-|&?[em])S?(?P<month>M){TAIL}", calendar_rules.months_range),
        ("M", rf"[bO]?[li]?S?(?P<month>M){TAIL}", calendar_rules.month),
        ("yh", r"v?[aY]?y(?:&|-|/|&?[em])[aY]?y|[aY]h#?|[aY]y#", calendar_rules.no_year),
        ("y", r"b*[li]?[aY](?:[qfc][,(]?)?[(%]?(?P<year>y)\)?%?", calendar_rules.year),
        ("y", r"b?(?<=[lbIemQX])(?P<year>y)", calendar_rules.year),
        ("z", r"z[DTwsaL]|[DwsajLT]z", relative_rules.other_day),
        (
            "sc",
            rf"[iv]?D?(?P<first>[do]){AND_ONE}(?P<day>[do])i?(?P<tail>s(?:Qq|[qfc])|ts|c)",
            relative_rules.days_of_month,
        ),
        ("s", rf"{LEAD}(?P<day>[do])i?(?P<tail>s(?:Qq|[qfc])|ts)", relative_rules.day_of_month),
        ("c", rf"{LEAD}(?P<day>d)i?(?P<tail>c)", relative_rules.day_of_month),
        ("TEBGJLP", rf"p?t?{NEAR}p?(?:[,(]?D?W\)?)?", relative_rules.near),
        (
            "W",
            r"p?D?p?(?P<first>W)(?:[,&]+W)*(?P<joint>[-/&]|&?[em])p?D?(?P<second>W)(?P<tail>[qfc])?",
            relative_rules.weekdays,
        ),
        ("W", r"pD?(?P<first>W)(?P<joint>)(?P<second>W)(?P<tail>[qfc])?", relative_rules.weekdays),
        ("W", r"p?D?p?(?P<weekday>W)\)?(?P<tail>Qq|[qfc]|i?w(?:Qq|[qfc])|i?tw)?", relative_rules.weekday),
        ("wsa", r"b?(?P<unit>[wsa])(?P<tail>Qq|[qfc])", relative_rules.unit),
        ("wsa", r"b?t(?P<unit>[wsa])(?P<tail>)", relative_rules.unit),
        ("wsa", r"b(?P<unit>[wsa])(?P<tail>)", relative_rules.unit),
        ("N", r"N[qf]", relative_rules.season),
        ("w", r"i(?P<unit>w)", relative_rules.earlier_in_week),
        ("5j", r"[QI]u?5r?(?!q)|j[ru]?[qfr]", relative_rules.few_days),
        ("5678", r"[QI][kdn](?P<unit>[5678])", relative_rules.ago),
        ("1234DVSY", r"[QI](?P<unit>[1234DVSY])k?", relative_rules.ago),
    )
)

# A page stamped outside of these years is stamped wrongly: nothing is counted from its day.
EARLIEST_PAGE, LATEST_PAGE = 1900, 2090

_BOUNDS: dict[str, Bound] = {"I": "since", "e": "until", "Q": "until", "X": "after"}
_COUNTED = (relative_rules.ago, relative_rules.few_days)
_EDGE_FRONT, _EDGE_BACK = frozenset(",()-/&livCem"), frozenset(",(-/&")


class _Reading(NamedTuple):
    first: int
    last: int
    found: Found
    bound: Bound | None


def _bound(words: list[Word], first: int) -> Bound | None:
    """Which end of a stretch of time the date is, by the preposition before it (منذ, حتى, قبل, بعد)."""
    index = first - 1
    while index >= 0 and words[index].letter in "DSlbY":
        index -= 1
    if index < 0:
        return None
    if words[index].letter == "i" and index and words[index - 1].letter == "K":
        return "since"
    return _BOUNDS.get(words[index].letter)


def _since(letter: str, found: Found) -> Bound | None:
    """منذ عامين has lasted for two years, as a rule; منذ يومين says as often that it was two days ago."""
    return "since" if letter == "I" and found.reason in ("weeks-ago", "months-ago", "years-ago") else None


def _nearer(found: Found, seen: dt.date) -> Found:
    """حتى 15 مايو looks ahead as easily as back: the nearer of the two days or months without a year."""
    if found.reason not in ("day-month", "month") or found.value is None or found.value_if_future is None:
        return found
    days = [dt.date.fromisoformat((value + "-01")[:10]) for value in (found.value, found.value_if_future)]
    ahead = abs((days[1] - seen).days) < abs((days[0] - seen).days)
    return found._replace(value=found.value_if_future) if ahead else found


def _trim(words: list[Word], first: int, last: int) -> tuple[int, int]:
    """The words of the date without the prepositions and punctuation at its ends."""
    while first < last and words[first].letter in _EDGE_FRONT:
        first += 1
    while last > first and words[last - 1].letter in _EDGE_BACK:
        last -= 1
    inside = [word.letter for word in words[first:last]]
    if inside and inside[-1] == ")" and "(" not in inside:
        last -= 1
    return first, last


@lru_cache(maxsize=1 << 12)
def _rules_for(letters: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that can match a sentence of these letters."""
    return tuple(rule for rule in RULES if not letters.isdisjoint(rule.needs))


def _read(words: list[Word], seen: dt.date | None) -> list[_Reading]:
    """All dates among ``words``, in order; each word is used once."""
    letters = "".join([word.letter for word in words])
    readings: list[_Reading] = []
    for _, pattern, resolve in _rules_for(frozenset(letters)):
        position = 0
        while position < len(letters) and (match := pattern.search(letters, position)):
            position = match.end()
            found = resolve(Scene(words, match.start(), match.end(), seen), match)
            if found is None:
                position = match.start() + 1
                continue
            last = match.end() if found.last is None else match.start() + found.last
            letters = letters[: match.start()] + "_" * (last - match.start()) + letters[last:]
            if not found.reason:
                continue
            first, last = _trim(words, match.start(), last)
            bound = _bound(words, first) if resolve not in _COUNTED else _since(words[first].letter, found)
            if seen and found.value_if_future and first and words[first - 1].letter in "emQ":
                found = _nearer(found, seen)
            readings.append(_Reading(first, last, found, bound))
    readings.sort()
    return _merge_calendars(readings, words)


def _merge_calendars(readings: list[_Reading], words: list[Word]) -> list[_Reading]:
    """15 رمضان 1445 هـ الموافق 25 مارس 2024 is one date: the Gregorian one, which is not subject to a sighting."""
    merged: list[_Reading] = []
    for reading in readings:
        if merged:
            earlier = merged[-1]
            between = {word.letter for word in words[earlier.last : reading.first]}
            if {earlier.found.reason, reading.found.reason} == {"hijri", "absolute"} and between <= set("#%,()-/C"):
                found = reading.found if reading.found.reason == "absolute" else earlier.found
                merged[-1] = _Reading(earlier.first, reading.last, found, earlier.bound)
                continue
        merged.append(reading)
    return merged


def find_dates(
    text: str, published: dt.date | None, start: int = 0, end: int | None = None, keys: Sequence[str] | None = None
) -> list[DateMention]:
    """The dates that ``text[start:end]`` tells, in order, with offsets in ``text``; a stretch of text tells one date.

    ``published`` is the day the page was published; without it only dates with a year of their own are found.
    Nothing outside of the stretch is looked at. ``keys`` are its folded words, where they are known already.
    """
    end = len(text) if end is None else end
    if not may_tell(keys_of(text[start:end]) if keys is None else keys):
        return []
    words = words_of(text, start, end)
    if published is not None and not EARLIEST_PAGE <= published.year <= LATEST_PAGE:
        published = None
    return [
        DateMention(
            words[first].start,
            words[last - 1].end,
            found.value,
            found.precision,
            found.reason,
            found.direction,
            found.value_if_future,
            bound,
        )
        for first, last, found, bound in _read(words, published)
    ]


# How many words that are no part of a date a string may have and still be one: "نشر في", "آخر تحديث", "بتوقيت القدس".
_OTHER_WORDS = 6


def parse_absolute(text: str) -> tuple[dt.date, Precision] | None:
    """The date that a string of metadata is: "الخميس 23 ديسمبر 2021", "9 أبريل/ نيسان 2020", "١٥ رمضان ١٤٤٥ هـ".

    The first date with a year of its own, a day before a month before a year; None where there is none, or where the
    string is rather a sentence that has a date in it. A month or year stands for its first day.
    """
    words = words_of(text, 0, len(text)) if may_tell(keys_of(text)) else []
    readings = [reading for reading in _read(words, None) if reading.found.value]
    if not readings:
        return None
    best = min(readings, key=lambda reading: ("day", "month", "year").index(reading.found.precision or "year"))
    others = [w for w in words[: best.first] + words[best.last :] if w.letter == "x" and w.key[0].isalpha()]
    if len(others) > _OTHER_WORDS or best.found.value is None or best.found.precision is None:
        return None
    year, month, day = (*map(int, best.found.value.split("-")), 1, 1)[:3]
    return dt.date(year, month, day), best.found.precision
