"""Arithmetic of days: what a day without a year, a weekday or "two months ago" means, seen from a day."""

from __future__ import annotations

import datetime as dt

from tasks.arabic.dates.lexer import LAST_YEAR

# A day without a year that lies this close ahead is the coming one ("on 12 June" on a page of 22 May), not last year's.
NEAR_AHEAD = 31


def day(year: int, month: int, of_month: int) -> dt.date | None:
    """The date, or None where the calendar has no such day or it lies past ``LAST_YEAR``."""
    try:
        found = dt.date(year, month, of_month)
    except ValueError:
        return None
    return found if year <= LAST_YEAR else None


def hijri(year: int, month: int, of_month: int) -> dt.date | None:
    """The Gregorian day of a Hijri one, by Umm al-Qura (1343 to 1500 AH); None outside of it."""
    from hijridate import Hijri

    try:
        found = Hijri(year, month, of_month).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return dt.date(found.year, found.month, found.day)


def hijri_year(seen: dt.date) -> int | None:
    """The Hijri year in which a Gregorian day lies; None outside of the tables."""
    from hijridate import Gregorian

    try:
        return Gregorian(seen.year, seen.month, seen.day).to_hijri().year
    except (ValueError, OverflowError):
        return None


def add_months(seen: dt.date, months: int) -> tuple[int, int]:
    """(year, month) that many months from the month of ``seen``."""
    index = seen.year * 12 + seen.month - 1 + months
    return index // 12, index % 12 + 1


def last_weekday(seen: dt.date, weekday: int) -> dt.date:
    """The last such weekday (Monday = 0) up to and including ``seen``."""
    return seen - dt.timedelta(days=(seen.weekday() - weekday) % 7)


def next_weekday(seen: dt.date, weekday: int) -> dt.date:
    """The next such weekday from ``seen`` on, which counts itself."""
    return seen + dt.timedelta(days=(weekday - seen.weekday()) % 7)


def in_years(years: range, month: int, of_month: int) -> list[dt.date]:
    """The days of that name in those years, oldest first; 29 February only where there is one."""
    return [found for year in years if (found := day(year, month, of_month))]


def nearest_past(candidates: list[dt.date], seen: dt.date) -> dt.date | None:
    """The candidate a report of ``seen`` means: the last one before, unless one lies just ahead."""
    ahead = [found for found in candidates if 0 <= (found - seen).days <= NEAR_AHEAD]
    before = [found for found in candidates if found <= seen]
    recent = before and (seen - before[-1]).days <= NEAR_AHEAD
    if ahead and not recent:
        return ahead[0]
    return before[-1] if before else None


def month_of(first: dt.date, last: dt.date) -> str | None:
    """The month of a stretch of days: None where more than two of a week's seven lie in another one."""
    days = (last - first).days + 1
    middle = first + dt.timedelta(days=days // 2)
    outside = sum((first + dt.timedelta(days=n)).month != middle.month for n in range(days))
    return f"{middle:%Y-%m}" if outside * 7 <= 2 * days else None


def week(seen: dt.date, weeks: int) -> tuple[dt.date, dt.date]:
    """Sunday and Saturday of the week that lies so many weeks from that of ``seen``."""
    sunday = last_weekday(seen, 6) + dt.timedelta(weeks=weeks)
    return sunday, sunday + dt.timedelta(days=6)
