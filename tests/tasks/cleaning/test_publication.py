import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.cleaning import clean_text
from tasks.cleaning.publication import parse_published, published_in_url

FIRST = "قال وزير الخارجية إن المحادثات ستستأنف الأسبوع المقبل في العاصمة بمشاركة أربعة وفود."
LAST = "وأضاف أن بلاده لن تقبل بأي شروط مسبقة قبل بدء الجلسة الأولى من المفاوضات."


@pytest.mark.parametrize(
    ("value", "day", "at"),
    [
        ("2024-04-06", "2024-04-06", "2024-04-06T00:00"),
        ("2024-04-29T01:55:52+03:00", "2024-04-29", "2024-04-28T22:55:52"),
        ("2006-01-14 20:29:32+00:00", "2006-01-14", "2006-01-14T20:29:32"),
        ("2015-08-06 01:22:59", "2015-08-06", "2015-08-06T01:22:59"),
        ("Sun, 04 Mar 2018 10:26:19 +0400", "2018-03-04", "2018-03-04T06:26:19"),
        ("Fri, 17 Aug 2018 22:13:01 GMT", "2018-08-17", "2018-08-17T22:13:01"),
        ("04/05/2017", "2017-05-04", "2017-05-04T00:00"),
        ("12/25/2017", "2017-12-25", "2017-12-25T00:00"),
        ("٠٤/٠٥/٢٠١٧ 10:30", "2017-05-04", "2017-05-04T10:30"),
        ("2017/5/4", "2017-05-04", "2017-05-04T00:00"),
        ("20170504", "2017-05-04", "2017-05-04T00:00"),
        ("1493856000", "2017-05-04", "2017-05-04T00:00"),
        ("1493856000000", "2017-05-04", "2017-05-04T00:00"),
        ("9 أبريل/ نيسان 2020", "2020-04-09", "2020-04-09T00:00"),
        ("الخميس ٩ نيسان ٢٠٢٠", "2020-04-09", "2020-04-09T00:00"),
        ("March 3, 2024", "2024-03-03", "2024-03-03T00:00"),
        ("3 février 2024", "2024-02-03", "2024-02-03T00:00"),
        ("le 15 août 2023 à 10:30", "2023-08-15", "2023-08-15T10:30"),
        ("Thu Apr 04 2024 10:00:00 GMT+0300", "2024-04-04", "2024-04-04T07:00"),
    ],
)
def test_a_published_value_is_read_in_whatever_form(value: str, day: str, at: str) -> None:
    found = parse_published(value)
    assert found is not None
    assert (found.day.isoformat(), found.at.replace(tzinfo=None)) == (day, dt.datetime.fromisoformat(at))


@pytest.mark.parametrize(
    "value", [None, "", "أمس", "2024", "May 2020", "أبريل 2020", "2024-13-45", "99/99/2020", "9" * 40]
)
def test_what_names_no_day_is_none(value: str | None) -> None:
    assert parse_published(value) is None


@given(st.text(max_size=40) | st.text(st.sampled_from("0123456789/-:. TZ+GMTaprمايو"), max_size=30))
def test_no_value_breaks_it(value: str) -> None:
    found = parse_published(value)
    assert found is None or 1900 <= found.day.year <= 2100


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://news.example/world/2024/04/09/truce", "2024-04-09"),
        ("https://news.example/story/2020/8/24/12345", "2020-08-24"),
        ("https://news.example/ar/20201206-هدنة", "2020-12-06"),
        ("https://news.example/our-homes/2006-01-15-1.88", "2006-01-15"),
        ("https://news.example/2006/jan/15/truce", "2006-01-15"),
        ("https://news.example/news/15-01-2006/truce", "2006-01-15"),
        ("https://web.archive.org/web/20230314101010/https://news.example/x", None),
        ("https://web.archive.org/web/20230314101010/https://news.example/2006/01/15/x", "2006-01-15"),
        ("https://news.example/article/20209999-x", None),
        ("https://news.example/article/1234567", None),
        ("https://news.example/?d=2024/04/09", None),
        ("http://[bad", None),
        (None, None),
    ],
)
def test_a_url_tells_its_day(url: str | None, day: str | None) -> None:
    found = published_in_url(url)
    assert (found.day.isoformat() if found else None) == day


@pytest.mark.parametrize(
    "line",
    [
        "نشر في: 12 مارس 2023",
        "تاريخ النشر: الأحد 12 آذار/مارس 2023 - 10:30",
        "تم نشره الأحد 12 مارس 2023 آخر تحديث 14 مارس 2023",
        "باريس 20 شعبان 1444 هـ الموافق 12 مارس 2023 م واس",
        "1100 (GMT+04:00) - 12/03/23    الوزير يصل إلى العاصمة",
        "نشر في 20 شعبان 1444 هـ",
        "نُشر: الأحد ٢٠ شعبان ١٤٤٤",
        "نشر بتاريخ 12 من مارس 2023",
        "تاريخ النشر: الثاني عشر من آذار 2023",
        "نشر في 20 شعبان 1444هـ الموافق 12 مارس 2023م",
        "آخر تحديث 14 مارس 2023 | نشر في 12 مارس 2023",
        "آخر تحديث: 14/03/2023 - تاريخ النشر: 12/03/2023",
        "Publié le 12 mars 2023 à 10:30",
    ],
)
def test_a_text_prints_its_own_day(line: str) -> None:
    page = clean_text(f"{line}\n{FIRST}\n{LAST}")
    assert (page.published_date, page.published_from) == (dt.date(2023, 3, 12), "text")


@pytest.mark.parametrize(
    "line",
    [
        "الأحد 12 مارس 2023",
        "Sunday, March 12, 2023",
        "الأحد ١٢ / مارس / ٢٠٢٣",
        "آخر تحديث: 12 مارس 2023",
        "Last updated: March 12, 2023",
        "تاريخ السحب: 12 مارس 2023",
        "تم الاسترجاع في 12 مارس 2023",
        "Crawled: 2023-03-12",
        "Retrieved on 12 March 2023",
        "20 شعبان 1444هـ الموافق 12 مارس 2023م",
        "نشر 300 جندي على الحدود منذ 12 مارس 2023",
    ],
)
def test_a_headers_today_an_update_and_a_sentence_are_no_publication(line: str) -> None:
    page = clean_text(f"{line}\n{FIRST}\n{LAST}")
    assert (page.published_at, page.published_date, page.published_from) == (None, None, None)


def test_the_drops_own_word_comes_before_the_url_and_the_url_before_the_text() -> None:
    text, url = f"نشر في 12 مارس 2023\n{FIRST}", "https://news.example/2023/03/11/x"
    assert clean_text(text, url=url, published="2023-03-10").published_from == "drop"
    assert clean_text(text, url=url, published="soon").published_from == "url"
    assert clean_text(text).published_from == "text"
