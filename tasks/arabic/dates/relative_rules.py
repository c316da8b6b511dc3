"""Dates counted from the day of publication: أمس, الخميس الماضي, الشهر المقبل, قبل يومين, مطلع العام."""

from __future__ import annotations

import datetime as dt
import re

from tasks.arabic.dates import resolve
from tasks.arabic.dates.lexer import Word
from tasks.arabic.dates.lexicon import LEXICON
from tasks.arabic.dates.mention import NOTHING, Direction, Found, Scene, on_day

# اليوم · أمس الأول · أول من أمس · بعد غد · الليلة الماضية
NEAR = r"D?(?P<near>QE|QB|OB|Eo|[Oo]i?E|E|XG|XJ|(?<=D)J|(?<=t)P|G|B|T|LQq|Lq|L)"
_OFFSETS = {"T": 0, "L": 0, "E": -1, "B": -1, "Lq": -1, "G": 1, "J": 1, "P": 0, "XG": 2, "XJ": 2}
_DAYS, _WEEKS, _MONTHS, _YEARS = "D15", "V26", "S37", "Y48"
_LONGER = tuple("kd12345678DVSY")
FEW_DAYS = 3


def _step(letters: str) -> tuple[int, Direction | None]:
    """الماضي -1, قبل الماضي -2, المقبل +1, الجاري 0."""
    if "q" in letters:
        return (-2 if "Q" in letters else -1), "past"
    return (1, "future") if "f" in letters else (0, None)


def near(scene: Scene, match: re.Match[str]) -> Found | None:
    """اليوم الخميس · مساء أمس · أول من أمس · غدا الأحد: by the day, if the weekday agrees."""
    word = match.group("near")
    if scene.seen is None or _is_no_day(scene, word, scene.words[match.start("near")].key):
        return NOTHING
    offset = _OFFSETS.get(word, -2)
    day = scene.seen + dt.timedelta(days=offset)
    direction: Direction | None = "past" if offset < 0 else "future" if offset > 0 else None
    reason = {-2: "day-before-yesterday", -1: "yesterday", 0: "today", 1: "tomorrow", 2: "day-after-tomorrow"}[offset]
    weekday = [w for w in scene.words[match.end("near") : match.end()] if w.letter == "W"]
    if weekday and weekday[0].value != day.weekday():
        # The stamp may lie a day beside the text (another time zone): then the weekday is right. Else nothing is.
        for beside in (day - dt.timedelta(days=1), day + dt.timedelta(days=1)):
            if beside.weekday() == weekday[0].value:
                return on_day(beside, f"{reason}-by-weekday", direction)
        # As coarse as the stamp and the text both allow.
        named = resolve.last_weekday(scene.seen, weekday[0].value)
        month = f"{named:%Y-%m}" if (named.year, named.month) == (day.year, day.month) else None
        return Found(month, "month" if month else None, "contradiction", direction)
    return on_day(day, reason, direction)


def _is_no_day(scene: Scene, letters: str, key: str) -> bool:
    """Whether the word means something else here: اليوم العالمي, روسيا اليوم, بأمس الحاجة, الذي غدا رمزا."""
    before, after = scene.before(), scene.after()
    letter_after = scene.words[scene.last].letter if scene.last < len(scene.words) else ""
    if letters == "T":
        return (
            letter_after in ("o", "z", "q", "f")
            or before in ("في", "وفي")
            or LEXICON.has_name("after-today", after)
            or LEXICON.has_name("before-today", before)
            or (LEXICON.has_name("outlet", before) and _is_outlet(scene))
        )
    if letters == "E":
        return LEXICON.has_name("after-yesterday", after)
    if letters == "L":
        return "z" in (letter_after, _letter(scene))
    return key == "غدا" and LEXICON.has_name("before-tomorrow", before)


def _is_outlet(scene: Scene) -> bool:
    """Whether "روسيا اليوم" is the channel: in quotes, or after the word channel."""
    return scene.before(2) in ('"', "'", "(") or LEXICON.has_name("media", scene.before(2))


def _letter(scene: Scene) -> str:
    return scene.words[scene.first - 1].letter if scene.first else ""


def weekday(scene: Scene, match: re.Match[str]) -> Found | None:
    """الخميس · مساء الجمعة · الاثنين الماضي · الأحد المقبل · الثلاثاء من الأسبوع الماضي."""
    if (
        LEXICON.has_name("before-weekday", scene.before())
        or LEXICON.has_name("after-weekday", scene.after())
        or scene.seen is None
    ):
        return NOTHING
    if [word.key for word in scene.words[scene.last : scene.last + 2]] == ["من", "كل"]:
        return NOTHING  # الجمعة من كل أسبوع
    number = scene.words[match.start("weekday")].value
    tail = match.group("tail") or ""
    steps, direction = _step(tail)
    if "w" in tail:
        sunday = resolve.last_weekday(scene.seen, 6) + dt.timedelta(weeks=steps)
        return on_day(resolve.next_weekday(sunday, number), "weekday-of-week", direction)
    if direction == "past":
        last = resolve.last_weekday(scene.seen - dt.timedelta(days=1), number)
        return on_day(last + dt.timedelta(weeks=steps + 1), "weekday-past", "past")
    coming = resolve.next_weekday(scene.seen + dt.timedelta(days=direction == "future"), number)
    if direction == "future":
        return on_day(coming, "weekday-future", "future")
    found = on_day(resolve.last_weekday(scene.seen, number), "weekday")
    return found and found._replace(value_if_future=coming.isoformat())


def weekdays(scene: Scene, match: re.Match[str]) -> Found | None:
    """يومي الخميس والجمعة: their month, if they lie in one; ليل الأحد-الاثنين: the day the night begins."""
    if LEXICON.has_name("before-weekday", scene.before()) or scene.seen is None:
        return NOTHING
    first, second = (scene.words[match.start(name)].value for name in ("first", "second"))
    _, direction = _step(match.group("tail") or "")
    last = resolve.last_weekday(scene.seen - dt.timedelta(days=direction == "past"), second)
    begun = resolve.last_weekday(last, first)
    coming = resolve.next_weekday(scene.seen + dt.timedelta(days=direction == "future"), first)
    ends = resolve.next_weekday(coming, second)
    night = [w.key for w in scene.words[match.start() : match.start("first")] if "ليل" in w.key or "فجر" in w.key]
    if night and match.group("joint") != "&":
        # After midnight it is the second day already.
        late = "منتصف" in night[0] or "فجر" in night[0]
        begun, coming = (last, ends) if late else (begun, coming)
        found = on_day(coming if direction == "future" else begun, "weekday-night", direction)
        return found and (found if direction else found._replace(value_if_future=coming.isoformat()))
    past_month = f"{begun:%Y-%m}" if begun.month == last.month else None
    next_month = f"{coming:%Y-%m}" if coming.month == ends.month else None
    value = next_month if direction == "future" else past_month
    return Found(
        value, "month" if value else None, "weekdays", direction, None if direction or value is None else next_month
    )


def unit(scene: Scene, match: re.Match[str]) -> Found | None:
    """الأسبوع الماضي · الشهر الجاري · العام المقبل · مطلع هذا العام · أواخر الشهر."""
    name = match.group("unit")
    alone = match.start("unit") == match.start()
    if (
        name == "a"
        and alone
        and (match.group("tail") or "q") in "fc"
        and LEXICON.has_name("before-year", scene.before())
    ):
        return NOTHING
    if scene.seen is None:
        return NOTHING
    steps, direction = _step(match.group("tail") or "")
    which = {-2: "before-last", -1: "last", 0: "this", 1: "next"}[steps]
    if name == "w":
        if not alone and scene.words[match.start()].key in ("نهايه", "نهايات", "اخر"):
            return _weekend(scene.seen, direction)
        month = resolve.month_of(*resolve.week(scene.seen, steps))
        return Found(month, "month" if month else None, f"{which}-week", direction)
    if name == "s":
        year, number = resolve.add_months(scene.seen, steps)
        return Found(f"{year:04}-{number:02}", "month", f"{which}-month", direction)
    return Found(f"{scene.seen.year + steps:04}", "year", f"{which}-year", direction)


def season(scene: Scene, match: re.Match[str]) -> Found | None:
    """الصيف الماضي · الخريف المقبل: its year; winter lies in two and is not read."""
    if scene.seen is None:
        return NOTHING
    first = scene.words[match.start()].value
    if "f" in match.group():
        return Found(f"{scene.seen.year + (scene.seen.month >= first):04}", "year", "season", "future")
    return Found(f"{scene.seen.year - (scene.seen.month < first + 3):04}", "year", "season", "past")


def _weekend(seen: dt.date, direction: Direction | None) -> Found:
    """نهاية الأسبوع (الماضي): its month; Friday to Sunday, as papers of all Arab countries count it."""
    friday = resolve.last_weekday(seen - dt.timedelta(days=direction == "past"), 4)
    coming = resolve.next_weekday(seen + dt.timedelta(days=direction == "future"), 4)
    value, later = (resolve.month_of(day, day + dt.timedelta(days=2)) for day in (friday, coming))
    if direction == "future":
        return Found(later, "month" if later else None, "weekend", direction)
    return Found(value, "month" if value else None, "weekend", direction, None if direction or not value else later)


def earlier_in_week(scene: Scene, match: re.Match[str]) -> Found | None:
    """في وقت سابق من الأسبوع: its month, if it lies in one."""
    if scene.words[match.start()].letter == "i" and scene.before() not in ("سابق", "لاحق"):
        return None
    if scene.seen is None:
        return NOTHING
    sunday, saturday = resolve.week(scene.seen, 0)
    earlier = scene.before() == "سابق"
    month = resolve.month_of(sunday, scene.seen) if earlier else resolve.month_of(scene.seen, saturday)
    return Found(month, "month" if month else None, "this-week", "past" if earlier else "future")


def day_of_month(scene: Scene, match: re.Match[str]) -> Found | None:
    """15 من الشهر الماضي · الخامس من الشهر الجاري · 15 الجاري."""
    if scene.seen is None:
        return NOTHING
    steps, direction = _step(match.group("tail"))
    year, month = resolve.add_months(scene.seen, steps)
    which = {-2: "before-last", -1: "last", 0: "this", 1: "next"}[steps]
    return on_day(resolve.day(year, month, scene.words[match.start("day")].value), f"day-of-{which}-month", direction)


def days_of_month(scene: Scene, match: re.Match[str]) -> Found | None:
    """من 10 إلى 15 من الشهر الجاري: several days take their month."""
    found = day_of_month(scene, match)
    if found is None or found.value is None:
        return found
    return found._replace(value=found.value[:7], precision="month", reason="days-range")


def few_days(scene: Scene, match: re.Match[str]) -> Found | None:
    """قبل أيام · في الأيام الأخيرة · الأيام المقبلة: the month, if all of the few days lie in it."""
    after = scene.after()
    if after in ("من", "او") or (match.group()[0] == "I" and after.startswith("ال")):
        return NOTHING  # قبل أيام من الانتخابات, منذ أيام الدراسة
    if scene.seen is None:
        return NOTHING
    direction: Direction = "future" if "f" in match.group() else "past"
    days = dt.timedelta(days=FEW_DAYS if direction == "future" else -FEW_DAYS)
    month = f"{scene.seen:%Y-%m}" if (scene.seen + days).month == scene.seen.month else None
    return Found(month, "month" if month else None, "few-days", direction)


def _count(words: list[Word]) -> int:
    return next((word.value for word in words if word.letter in "kdny" and word.value), 0)


def ago(scene: Scene, match: re.Match[str]) -> Found | None:
    """قبل يومين · منذ ثلاثة أيام · قبل شهرين · قبل 20 عاما: to the unit that is counted in."""
    unit_word = scene.words[match.start("unit")]
    count = unit_word.value or _count(scene.words[match.start() : match.start("unit")])
    following = "".join(word.letter for word in scene.words[scene.last : scene.last + 2])
    if following[:1] in ("i", "~") or (following[:1] == "&" and following[1:] in _LONGER):
        return (
            NOTHING  # قبل يومين من الهجوم is counted from another day, قبل ثلاثة أعوام وشهرين longer than three years
        )
    if following[:1] in tuple("MHWyod"):
        return None  # قبل شهر رمضان
    if unit_word.letter in "DVSY" and unit_word.key not in ("يوم", "اسبوع", "شهر", "عام", "سنه"):
        return None
    if not count:
        return None
    if scene.seen is None:
        return NOTHING
    if unit_word.letter in _DAYS:
        day = scene.seen - dt.timedelta(days=count)
        if count <= 10:
            return on_day(day, "days-ago", "past")
        return Found(f"{day:%Y-%m}", "month", "days-ago", "past")
    if unit_word.letter in _WEEKS:
        day = scene.seen - dt.timedelta(weeks=count)
        return Found(f"{day:%Y-%m}", "month", "weeks-ago", "past")
    if unit_word.letter in _MONTHS:
        year, month = resolve.add_months(scene.seen, -count)
        return Found(f"{year:04}-{month:02}", "month", "months-ago", "past")
    return Found(f"{scene.seen.year - count:04}", "year", "years-ago", "past") if count < 900 else None


def other_day(scene: Scene, match: re.Match[str]) -> Found | None:
    """اليوم التالي · العام نفسه · في ذلك اليوم: counted from another day than the page's."""
    if match.group() == "zT" and scene.words[match.start()].key == "ذلك" and _letter(scene) not in "lIXQei":
        return None  # أوضح ذلك اليوم: "this, today"
    return NOTHING
