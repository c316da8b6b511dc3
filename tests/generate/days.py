"""Days as Arabic papers write them."""

from __future__ import annotations

import datetime as dt
from random import Random

from .spelling import INDIC_DIGITS

WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
# The twelve months: Levantine, Egyptian, English.
_MONTHS = (
    ("كانون الثاني", "يناير", "January"),
    ("شباط", "فبراير", "February"),
    ("آذار", "مارس", "March"),
    ("نيسان", "أبريل", "April"),
    ("أيار", "مايو", "May"),
    ("حزيران", "يونيو", "June"),
    ("تموز", "يوليو", "July"),
    ("آب", "أغسطس", "August"),
    ("أيلول", "سبتمبر", "September"),
    ("تشرين الأول", "أكتوبر", "October"),
    ("تشرين الثاني", "نوفمبر", "November"),
    ("كانون الأول", "ديسمبر", "December"),
)
# Not strftime: its names follow the machine's locale.
_WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# A phrase, the day it means, and whether it means that day whatever day the page is of.
DatedPhrase = tuple[str, dt.date, bool]


def weekday(day: dt.date) -> str:
    """الخميس"""
    return WEEKDAYS[day.weekday()]


def egyptian(day: dt.date) -> str:
    """14 مارس 2024"""
    return f"{day.day} {_MONTHS[day.month - 1][1]} {day.year}"


def levantine(day: dt.date) -> str:
    """14 آذار 2024"""
    return f"{day.day} {_MONTHS[day.month - 1][0]} {day.year}"


def dual(day: dt.date) -> str:
    """14 آذار/مارس 2024"""
    return f"{day.day} {_MONTHS[day.month - 1][0]}/{_MONTHS[day.month - 1][1]} {day.year}"


def past(published: dt.date, rng: Random) -> DatedPhrase:
    """A day up to and including ``published``."""
    kind = rng.randrange(6)
    if kind == 0:
        return f"اليوم {weekday(published)}", published, False
    if kind == 1:
        day = published - dt.timedelta(days=1)
        return f"أمس {weekday(day)}", day, False
    if kind == 2:
        return "أول من أمس", published - dt.timedelta(days=2), False
    if kind == 3:
        day = published - dt.timedelta(days=rng.randint(1, 6))
        return f"يوم {weekday(day)}", day, False
    day = published - dt.timedelta(days=rng.randint(3, 40))
    return f"في {egyptian(day) if kind == 4 else dual(day)}", day, True


def future(published: dt.date, rng: Random) -> DatedPhrase:
    """A day after ``published``."""
    kind = rng.randrange(3)
    if kind == 0:
        day = published + dt.timedelta(days=1)
        return f"غدا {weekday(day)}", day, False
    if kind == 1:
        day = published + dt.timedelta(days=rng.randint(1, 6))
        return f"يوم {weekday(day)} المقبل", day, False
    day = published + dt.timedelta(days=rng.randint(3, 40))
    return f"في {dual(day)}", day, True


def slashed(day: dt.date) -> str:
    """الأحد ٢٥ / ديسمبر / ٢٠٢٤, as a page header shows its "today"."""
    return f"{weekday(day)} {day.day} / {_MONTHS[day.month - 1][1]} / {day.year}".translate(INDIC_DIGITS)


def month_en(day: dt.date) -> str:
    """March"""
    return _MONTHS[day.month - 1][2]


def english(day: dt.date) -> str:
    """Sunday, March 24, 2024"""
    return f"{_WEEKDAYS_EN[day.weekday()]}, {month_en(day)} {day.day}, {day.year}"


def stamp(moment: dt.datetime) -> str:
    """14.03.2024 | 09:30 (in GMT)"""
    return f"{moment.astimezone(dt.UTC):%d.%m.%Y | %H:%M}"
