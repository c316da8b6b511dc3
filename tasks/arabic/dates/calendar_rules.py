"""Dates with a month's name: 12 شباط 2022, الخامس من مارس الماضي, 15 رمضان 1445, في ديسمبر, 3-5 نيسان."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from tasks.arabic.dates import resolve
from tasks.arabic.dates.lexer import Word
from tasks.arabic.dates.lexicon import LEXICON
from tasks.arabic.dates.mention import NOTHING, Direction, Found, Precision, Scene, on_day

# مساء اليوم الخميس الموافق ... : what may stand before the day of the month
LEAD = r"(?:p?(?:[TE],?)?p?\(?D?p?W\)?[,(-]?C?[lD]?,?\(?|p?[DT]?p?)"
# ... 2022 / من عام 2022 / من العام الماضي / الماضي / من العام نفسه
TAIL = (
    r"(?P<tail>[,/-]?\(?[yh]\)?[%#]?|,?[il]?[aY]\(?[yh]\)?[%#]?|i?ta|,?[il]?a(?:Qq|[qfc])|Qq|[qfc]"
    r"|[il]?(?:az|z[aY])|i?[aY]z)?"
)


class Year(NamedTuple):
    """What the words after a month say of its year: the year itself, or only in which direction."""

    year: int | None = None
    direction: Direction | None = None
    steps: int = 0
    elsewhere: bool = False
    hijri: bool = False


def year_of(tail: list[Word], seen: dt.date | None) -> Year | None:
    """The year that the words after a month tell; None where it can't be counted without a publication day."""
    letters = "".join(word.letter for word in tail)
    if "z" in letters:
        return Year(elsewhere=True)
    for word in tail:
        if word.letter in "yh":
            return Year(year=word.value, hijri=word.letter == "h")
    direction: Direction | None = "past" if "q" in letters else "future" if "f" in letters else None
    if not letters:
        return Year()
    if seen is None:
        return None
    steps = (2 if "Q" in letters else 1) * (0 if direction is None else -1 if direction == "past" else 1)
    if "a" in letters or direction is None:
        return Year(year=seen.year + steps, direction=direction)
    return Year(direction=direction, steps=steps)


def _year_said(scene: Scene, tail: list[Word]) -> Year | None:
    """``year_of`` the words after a month; من العام نفسه is the year named last before it in the sentence."""
    year = year_of(tail, scene.seen)
    if year is None or not year.elsewhere:
        return year
    named = [word.value for word in scene.words[: scene.first] if word.letter == "y"]
    same = any(word.key in ("نفسه", "نفسها", "ذاته", "ذاتها", "نفس", "ذات", "عينه") for word in tail)
    return Year(year=named[-1]) if named and same else year


def _is_name(scene: Scene, month: Word, of_month: int | None) -> bool:
    """Whether a date without a year is a name: ثورة 25 يناير, مدينة السادس من أكتوبر, هجمات 11 سبتمبر."""
    before = scene.before()
    if before == '"' and (scene.after() == '"' or LEXICON.has_name("before-date", scene.before(2))):
        return True
    if f"{of_month} {month.key}" in LEXICON.names["day-name"] and LEXICON.letter(before) not in "lIDeXQvm":
        return True
    if month.letter == "M" and month.value == 9 and of_month == 11 and LEXICON.has_name("september", before):
        return True
    return LEXICON.has_name("before-date", before)


def _counted(scene: Scene, tail: list[Word]) -> bool:
    """Whether the year is a count of the thing named next: في 12 مارس 2000 جندي."""
    return (
        bool(tail)
        and tail[-1].letter == "y"
        and tail[-1].value % 100 == 0
        and LEXICON.has_name("after-count", scene.after())
    )


def _part(match: re.Match[str], name: str, words: list[Word]) -> list[Word]:
    first, last = match.span(name)
    return words[first:last] if first >= 0 else []


def _yearless(month: int, of_month: int, year: Year, weekday: Word | None, seen: dt.date) -> Found | None:
    """A day and month without a year, seen from a publication day."""
    around = resolve.in_years(range(seen.year - 8, seen.year + 9), month, of_month)
    reason = "september-11" if (month, of_month) == (9, 11) else "day-month"
    if year.direction == "past":
        before = [found for found in around if found < seen]
        return on_day(before[year.steps] if len(before) >= -year.steps else None, f"{reason}-past", "past")
    ahead = [found for found in around if found >= seen]
    if year.direction == "future":
        return on_day(next((found for found in ahead if found > seen), None), f"{reason}-next", "future")
    if weekday is not None:
        fitting = [d for d in around if d.weekday() == weekday.value and abs(d.year - seen.year) <= 1]
        if fitting:
            nearest = min(fitting, key=lambda d: (abs((d - seen).days), d))
            return on_day(nearest, f"weekday-{reason}")
    value = resolve.nearest_past(around, seen)
    found = on_day(value, reason)
    return found and found._replace(value_if_future=ahead[0].isoformat() if ahead else None)


def _hijri(month: Word, of_month: int, year: Year, seen: dt.date | None) -> Found | None:
    if year.year is not None and not year.hijri:
        return None
    if year.year is not None:
        return on_day(resolve.hijri(year.year, month.value, of_month), "hijri")
    if seen is None or month.strength == "year" or (month.value, of_month) == (9, 10):
        return NOTHING  # صفر is zero as well, العاشر من رمضان a town
    this = resolve.hijri_year(seen)
    if this is None:
        return None
    days = [day for y in (this - 1, this, this + 1) if (day := resolve.hijri(y, month.value, of_month))]
    ahead = [day for day in days if day >= seen]
    if year.direction == "future":
        return on_day(ahead[0] if ahead else None, "hijri-next", "future")
    if year.direction == "past":
        before = [day for day in days if day < seen]
        return on_day(before[-1] if before else None, "hijri-past", "past")
    found = on_day(resolve.nearest_past(days, seen), "hijri-day-month")
    return found and found._replace(value_if_future=ahead[0].isoformat() if ahead else None)


def day_month(scene: Scene, match: re.Match[str]) -> Found | None:
    """12 شباط 2022 · الخميس 23 كانون الأول/ديسمبر · الثالث من حزيران الماضي · 15 رمضان 1445."""
    of_month = scene.words[match.start("day")].value
    month = scene.words[match.start("month")]
    weekday = next((word for word in scene.words[match.start() : match.start("day")] if word.letter == "W"), None)
    tail = _part(match, "tail", scene.words)
    last: int | None = None
    if _counted(scene, tail):
        tail, last = [], match.start("tail") - match.start()
    year = _year_said(scene, tail)
    if not 1 <= of_month <= 31:
        return None
    if year is None or year.elsewhere:
        return NOTHING
    if not tail and _is_name(scene, month, of_month):
        return NOTHING
    if month.letter == "H":
        found = _hijri(month, of_month, year, scene.seen)
    elif year.year is not None:
        found = None
        if not year.hijri:
            reason = "absolute" if any(word.letter == "y" for word in tail) else "day-month-year"
            found = on_day(resolve.day(year.year, month.value, of_month), reason, year.direction)
    elif scene.seen is None:
        return NOTHING
    else:
        found = _yearless(month.value, of_month, year, weekday, scene.seen)
    return found._replace(last=last) if found else NOTHING  # 30 شباط


def month_day_year(scene: Scene, match: re.Match[str]) -> Found | None:
    """أبريل 9، 2020 · 2022 مارس 12, as some sites head their pages."""
    words = [scene.words[match.start(name)] for name in ("year", "month", "day")]
    return on_day(resolve.day(words[0].value, words[1].value, words[2].value), "absolute")


def numeric(scene: Scene, match: re.Match[str]) -> Found | None:
    """2022/2/12 · 12-2-2022 (the day first, as Arabic papers write) · 15/9/1445 هـ."""
    parts = scene.words[match.start("number")].strength.split("/")
    if len(parts[0]) == 4 and len(parts[2]) <= 2:
        year, month, of_month = map(int, parts)
    elif len(parts[2]) == 4 and len(parts[0]) <= 2:
        of_month, month, year = map(int, parts)
        if month > 12 >= of_month:
            of_month, month = month, of_month
    elif all(len(part) == 2 for part in parts) and "/" in scene.words[match.start("number")].key:
        of_month, month, year = map(int, parts)
        year += 2000
    else:
        return None
    if 1343 <= year <= 1500:
        return on_day(resolve.hijri(year, month, of_month), "hijri")
    return on_day(resolve.day(year, month, of_month), "absolute") if year > 1500 else None


def days_range(scene: Scene, match: re.Match[str]) -> Found | None:
    """بين 3 و5 نيسان · من 28 شباط إلى 3 آذار: what lasts several days takes its month, or its year if it has two."""
    second = scene.words[match.start("month")]
    first_month = _part(match, "other", scene.words)
    day = scene._replace(first=match.start("day"))
    found = day_month(day, match)
    if found is None or found.value is None:
        return found
    same = not first_month or first_month[0].value == second.value
    precision: Precision = "month" if same else "year"
    cut = 7 if same else 4
    later = found.value_if_future
    return found._replace(
        value=found.value[:cut], precision=precision, reason="days-range", value_if_future=later and later[:cut]
    )


def month(scene: Scene, match: re.Match[str]) -> Found | None:
    """في كانون الثاني/يناير · يناير المقبل · ديسمبر الماضي · مطلع نيسان 2022."""
    name = scene.words[match.start("month")]
    tail = _part(match, "tail", scene.words)
    last: int | None = None
    if _counted(scene, tail):
        tail, last = [], match.start("tail") - match.start()
    year = _year_said(scene, tail)
    if year is None or year.elsewhere:
        return NOTHING
    if year.year is not None:
        value = f"{year.year:04}-{name.value:02}"
        return None if year.hijri else Found(value, "month", "month-year", year.direction, last=last)
    if LEXICON.has_name("before-month", scene.before()) or _is_name(scene, name, None):
        return NOTHING
    said = any(word.letter in "lbSO" for word in scene.words[match.start() : match.start("month")])
    said = said or LEXICON.letter(scene.before()) in "lbIemvQX"
    if not tail and not (name.strength == "twin" or (name.strength == "strong" and said)):
        return None
    if any(word.key.endswith("ه") for word in tail):  # الماضية, المقبلة are no month's: تيريزا ماي المقبلة
        return None
    if scene.seen is None:
        return NOTHING
    return _yearless_month(name.value, year, scene.seen)._replace(last=last)


def _yearless_month(number: int, year: Year, seen: dt.date) -> Found:
    """A month without a year, seen from a publication day: the last one, which may be the present one."""
    this, index = seen.year * 12 + seen.month - 1, seen.year * 12 + number - 1
    before, ahead = (index if index <= this else index - 12), (index if index >= this else index + 12)
    if year.direction == "past":
        before = (index if index < this else index - 12) + 12 * (year.steps + 1)
        return Found(_month(before), "month", "month-past", "past")
    if year.direction == "future":
        return Found(_month(index if index > this else index + 12), "month", "month-next", "future")
    return Found(_month(before), "month", "month", None, _month(ahead))


def _month(index: int) -> str:
    return f"{index // 12:04}-{index % 12 + 1:02}"


def months_range(scene: Scene, match: re.Match[str]) -> Found | None:
    """بين مارس ويونيو 2022: several months take their year, if it is one."""
    first, second = scene.words[match.start("other")], scene.words[match.start("month")]
    if first.value == second.value or first.letter != "M" or "weak" in (first.strength, second.strength):
        return None
    year = _year_said(scene, _part(match, "tail", scene.words))
    if year is None or year.elsewhere or (year.year is None and scene.seen is None):
        return NOTHING
    if year.year is not None:
        return Found(str(year.year), "year", "months-range", year.direction)
    return Found(None, None, "months-range", year.direction)


def year(scene: Scene, match: re.Match[str]) -> Found | None:
    """عام 2015 · في العام 2003 · مطلع 2022 · منذ 2015."""
    number = scene.words[match.start("year")]
    bare = not any(word.letter in "aY" for word in scene.words[match.start() : match.start("year")])
    following = scene.words[scene.last] if scene.last < len(scene.words) else None
    if bare and following is not None and following.key[:1].isalpha():
        counts = following.letter in "YDVS5678" or (number.value % 100 == 0 and following.letter == "x")
        if counts:
            return None  # قبل 2000 عام, في 2000 قرية
    return Found(str(number.value), "year", "year")


def no_year(scene: Scene, match: re.Match[str]) -> Found:
    """عامي 2014 و2015 · بين عامي 2011 و2014 · عام 1445 هـ: years that are no one year of ours."""
    return NOTHING
