"""Which of a sentence's dates is the event's, and what an undated one shares with its neighbours."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.tasks.coding.telling import TUESDAY, events

# name, text, type of the event, its day; published on Tuesday, 15 February 2022
DAYS = [
    ("of-the-relative-clause", "أدانت فرنسا الهجوم الذي وقع الخميس الماضي في كابول", "ACCUSE", "2022-02-15"),
    (
        "of-the-main-verb",
        "انتقد الرئيس الفرنسي السبت القانون الذي أقره البرلمان المجري الأحد، داعيا المجر إلى التراجع",
        "REQUEST",
        "2022-02-12",
    ),
    (
        "after-that",
        "أعلنت تركيا الخميس الماضي قيودا على الصادرات بعد أن اتهم الرئيس التركي إسرائيل بعرقلة المساعدات",
        "ACCUSE",
        "2022-02-15",
    ),
    (
        "next-sentence",
        "قصفت إسرائيل مدينة رفح يوم السبت. واعتقلت إسرائيل 5 فلسطينيين في نابلس.",
        "COERCE",
        "2022-02-12",
    ),
    ("own-day-first", "قصفت إسرائيل مدينة رفح يوم السبت. واعتقلت إسرائيل أمس 5 فلسطينيين.", "COERCE", "2022-02-14"),
]


@pytest.mark.parametrize(("text", "event_type", "day"), [pytest.param(*row[1:], id=row[0]) for row in DAYS])
def test_the_day_is_that_of_its_own_clause(text: str, event_type: str, day: str) -> None:
    found = [event.date.value for event in events(text) if event.event_type == event_type and event.date]
    assert found == [day]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("زار الرئيس الفرنسي لبنان أمس الاثنين.\nوقصفت روسيا خاركيف الأوكرانية اليوم.", ["2022-02-14", "2022-02-15"]),
        ("زار الرئيس الفرنسي لبنان أمس الاثنين.\nوقصفت روسيا خاركيف الأوكرانية الليلة الماضية.", ["2022-02-14"] * 2),
    ],
)
def test_a_weekday_beside_yesterday_tells_the_day_the_page_was_written(text: str, days: list[str]) -> None:
    stamped_late = TUESDAY + dt.timedelta(days=1)
    assert [event.date.value for event in events(text, stamped_late) if event.date] == days
