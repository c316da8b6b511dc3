"""When a page was published, and who says so: the drop, JSON-LD, meta tags, the URL, the text, htmldate.

A day that a crawler or a page's header prints as today, and a day of modification, are no publication.
"""

from __future__ import annotations

import datetime as dt
import email.utils
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from tasks.arabic.dates import parse_absolute
from tasks.arabic.fingerprint import deep_fold
from tasks.arabic.normalise import fold
from tasks.cleaning.datewords import is_date_word
from tasks.cleaning.lines import Line
from tasks.cleaning.rules import read_words

_YEARS = range(1900, 2101)
_URL_YEARS = range(1995, 2101)
_EPOCH = re.compile(r"\d{9,10}(?:\.\d+)?|\d{12,13}")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d))?")
_CLOCK = r"(?:\D+(\d{1,2}):(\d\d)(?::(\d\d))?)?"
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})" + _CLOCK + r"\D*")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})" + _CLOCK + r"\D*")
_IN_URL = re.compile(r"(?<!\d)(\d{4})(?:/(\d{1,2})/(\d{1,2})(?!\d)|-(\d\d)-(\d\d)(?!\d)|(\d\d)(\d\d)(?=[-_/]))")
_MONTH_IN_URL = re.compile(r"/(\d{4})/([a-z]{3})[a-z]*/(\d{1,2})(?!\d)", re.IGNORECASE)
_DAY_FIRST_IN_URL = re.compile(r"(?<![\d-])(\d\d)-(\d\d)-(\d{4})(?![\d-])")
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_NUMERIC = re.compile(
    r"(?<!\d)(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|\d{4}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{1,2})(?!\d)"
)
_YEAR = re.compile(r"\d{4}")
_ZONE_NAME = re.compile(r"(?:GMT|UTC)(?=[+-]\d)")  # else GMT+3 is read as GMT, or with its sign turned round
_DIGIT = re.compile(r"\d")
_LEADING = " \t|-–:"
_BAR = re.compile(r"\s[|/•–—-]\s|\s{3,}")
_ZONED_CLOCK = re.compile(r"\(\s*gmt\s*[+-]?\d{0,2}:?\d{0,2}\s*\)")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(\d\d)(?!\d)")
_STAMP_LETTERS, _HEAD_LINES, _TAIL_LINES, _OPENING = 140, 8, 3, 90


@dataclass(frozen=True, slots=True)
class Publication:
    """``at`` in UTC; ``day`` as printed, in the page's own zone; ``source`` is ``published_from``."""

    at: dt.datetime
    day: dt.date
    source: str


def _of(moment: dt.datetime, source: str) -> Publication | None:
    if moment.year not in _YEARS:
        return None
    zoned = moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    try:
        return Publication(zoned.astimezone(dt.UTC), moment.date(), source)
    except OverflowError:
        return None


def _moment(*parts: str | None) -> dt.datetime | None:
    try:
        return dt.datetime(*(int(part or 0) for part in parts), tzinfo=dt.UTC)  # type: ignore[arg-type,misc]
    except ValueError:
        return None


def _epoch(text: str) -> dt.datetime | None:
    if not _EPOCH.fullmatch(text):
        return None
    seconds = float(text)
    return dt.datetime.fromtimestamp(seconds / 1000 if len(text.split(".", maxsplit=1)[0]) > 10 else seconds, dt.UTC)


def _compact(text: str) -> dt.datetime | None:
    match = _COMPACT.fullmatch(text)
    return _moment(*match.groups()) if match else None


def _iso(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text)  # as printed: a missing zone is taken as UTC by _of
    except ValueError:
        return None


def _rfc2822(text: str) -> dt.datetime | None:
    try:
        return email.utils.parsedate_to_datetime(text)
    except (ValueError, IndexError, TypeError):
        return None


def _numeric(text: str) -> dt.datetime | None:
    """Figures alone: the day first, unless only the month can be."""
    if match := _YEAR_FIRST.fullmatch(text):
        return _moment(*match.groups())
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year, *clock = match.groups()
        return _moment(year, month, day, *clock) or _moment(year, day, month, *clock)
    return None


def _arabic(text: str) -> dt.datetime | None:
    found = parse_absolute(text)
    if found is None or found[1] != "day":
        return None
    return dt.datetime.combine(found[0], dt.time(), dt.UTC)


@lru_cache(maxsize=1)
def _french_months() -> dict[str, str]:
    entries = (entry.split("=") for entry in read_words()["month_french"])
    return {_without_accents(french): english for french, english in entries}


def _without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if c.isalnum())


def _in_english(text: str) -> dt.datetime | None:
    """English, or French as the Maghreb's sites write it, if it names year, month and day: no part is ever made up."""
    words = [(word, _without_accents(word)) for word in text.split()]
    text = " ".join(_french_months().get(plain, word) for word, plain in words if plain not in ("a", "le"))
    if not re.search(r"[a-z]{3}", text, re.IGNORECASE) or re.search(r"[^\x00-\x7f]", text):
        return None
    from dateutil import parser  # type: ignore[import-untyped]

    zone = {"tzinfos": lambda _, offset: offset or 0}
    try:
        one = parser.parse(text, dayfirst=True, default=dt.datetime(2000, 1, 1), **zone)  # noqa: DTZ001 - a default
        other = parser.parse(text, dayfirst=True, default=dt.datetime(2001, 2, 2), **zone)  # noqa: DTZ001 - a default
    except (ValueError, OverflowError, TypeError):
        return None
    return one if one == other else None


def parse_published(value: str | None, source: str = "drop") -> Publication | None:
    """The moment a ``published`` value names, in whatever form; None if it names no day.

    Reads ISO 8601, RFC 2822, epoch seconds or milliseconds, ``04/04/2017`` (day first), ``20240406``,
    Arabic dates in words with either month names, Arabic-Indic digits, and English dates in words.
    """
    text = " ".join(str(value or "").translate(_DIGITS).split()).strip(" .،,")
    text = _ZONE_NAME.sub("", text)
    if not text or not any(c.isdigit() for c in text):
        return None
    for parse in (_epoch, _compact, _iso, _rfc2822, _numeric, _arabic, _in_english):
        moment = parse(text)
        if moment is not None:
            return _of(moment, source)
    return None


_DIGITS = {zero + digit: str(digit) for zero in (0x0660, 0x06F0) for digit in range(10)} | {
    ord(mark): None for mark in "\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
}


def published_in_url(url: str | None) -> Publication | None:
    """The day in a URL's path: ``/2024/04/09/``, ``/20201206-``, ``2006-01-15``, ``/2024/apr/09/``, ``09-04-2024``.

    An archive's own stamp (``web.archive.org/web/20230314101010/``) is no such day.
    """
    if not url:
        return None
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return None
    if (match := _MONTH_IN_URL.search(path)) and match[2].lower() in _MONTHS:
        path = f"/{match[1]}/{_MONTHS.index(match[2].lower()) + 1}/{match[3]}"
    elif match := _DAY_FIRST_IN_URL.search(path):
        path = f"/{match[3]}/{match[2]}/{match[1]}"
    for match in _IN_URL.finditer(path):
        year, *rest = match.groups()
        moment = _moment(year, *[part for part in rest if part]) if int(year) in _URL_YEARS else None
        if moment is not None:
            return _of(moment, "url")
    return None


@lru_cache(maxsize=1)
def _labels() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns over folded text: words of publishing, words of updating, agencies at the end."""
    words = read_words()

    def one_of(name: str) -> str:
        return "|".join(sorted((re.escape(fold(word)) for word in words[name]), key=len, reverse=True))

    return (
        re.compile(rf"^\W*(?:{one_of('published')})(?!\w)"),
        re.compile(rf"(?<!\w)(?:{one_of('updated')})(?!\w)"),
        re.compile(rf"(?:{one_of('agency')})\W*$"),
    )


def _day_in(text: str) -> Publication | None:
    found = _NUMERIC.search(text)
    if found:
        return parse_published(found.group(), "text")
    return parse_published(text, "text")


def begins_with_update(text: str) -> bool:
    """Whether ``text`` begins with a word of changing or fetching: "آخر تحديث: 14 مارس 2023"."""
    _, updated, _ = _labels()
    return updated.match(fold(text).lstrip(_LEADING)) is not None


def labelled_day(line: Line) -> Publication | None:
    """The day of a short line that begins with a word of publishing; what follows "آخر تحديث" is not read."""
    if len(line.text) > _STAMP_LETTERS:
        return None
    published, updated, _ = _labels()
    text = fold(line.text)
    if revised := updated.match(text.lstrip(_LEADING)):  # the label may follow: "آخر تحديث 14 مارس | نشر في 12 مارس"
        text = _BAR.split(text.lstrip(_LEADING)[revised.end() :], maxsplit=1)[-1]
    label = published.match(text)
    if label is None:
        return None
    rest = updated.split(text[label.end() :], maxsplit=1)[0].strip(" :-|")
    words = [word for word in deep_fold(rest).split()[:3] if word != "من"][:2]  # "12 من مارس"
    return _day_in(rest) if words and all(map(is_date_word, words)) else None


def _stamp(line: Line, position: int) -> Publication | None:
    """The day that a line prints as the page's own: after a label; in the first two lines also in an agency's
    dateline ("باريس 10 مارس 2021 م واس") or beside a clock with its zone ("1100 (GMT+04:00) - 27/05/09").
    """
    if found := labelled_day(line):
        return found
    if position > 1:
        return None
    _, updated, agency = _labels()
    text = fold(line.text[:_STAMP_LETTERS])
    if len(line.text) < _STAMP_LETTERS and agency.search(text) and _YEAR.search(text):
        return _day_in(agency.sub("", updated.split(text, maxsplit=1)[0]))
    opening = text[:_OPENING]
    if not _ZONED_CLOCK.search(opening):
        return None
    if short := _SHORT_YEAR.search(opening):
        day, month, year = short.groups()
        moment = _moment(f"20{year}", month, day)
        return _of(moment, "text") if moment else None
    return _day_in(updated.split(opening, maxsplit=1)[0])


def published_in_text(lines: Sequence[Line]) -> Publication | None:
    """The day that the text prints for itself, near its head or at its end; a bare day is a header's and none."""
    n = len(lines)
    for position in (*range(min(n, _HEAD_LINES)), *range(max(_HEAD_LINES, n - _TAIL_LINES), n)):
        line = lines[position]
        if _DIGIT.search(line.key) and (found := _stamp(line, position)):
            return found
    return None
