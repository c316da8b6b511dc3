"""The dates of dates.tsv, a specification in sentences, and what must hold for any text."""

from __future__ import annotations

import datetime as dt
import re
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest
from babel.dates import get_day_names, get_month_names
from hypothesis import given
from hypothesis import strategies as st

from tasks.arabic.dates import DateMention, find_dates, lexicon, parse_absolute
from tasks.arabic.dates.lexicon import LETTERS, LEXICON, rows
from tasks.arabic.normalise import fold

ROWS = [
    (number, line.split("\t"))
    for number, line in enumerate(Path(__file__).with_name("dates.tsv").read_text("utf-8").splitlines(), 1)
    if line.strip() and not line.startswith("#")
][1:]
FILES = ("months.tsv", "words.tsv", "names.tsv")
PUBLISHED = dt.date(2022, 7, 5)


def _as_written(mention: DateMention) -> str:
    parts = [mention.value or "-", mention.reason, mention.bound, mention.direction]
    future = f">{mention.value_if_future}" if mention.value_if_future else None
    return " ".join(part for part in (*parts, future) if part)


@pytest.mark.parametrize(("number", "row"), ROWS, ids=[f"line{number}" for number, _ in ROWS])
def test_a_sentence_tells_the_dates_marked_in_it(number: int, row: list[str]) -> None:
    published, expected, marked = row
    text = re.sub(r"[\[\]]", "", marked)
    spans = re.findall(r"\[([^\]]*)\]", marked)
    mentions = find_dates(text, None if published == "-" else dt.date.fromisoformat(published))
    assert [text[mention.start : mention.end] for mention in mentions] == spans, f"dates.tsv:{number}"
    assert "; ".join(map(_as_written, mentions)) == ("" if expected == "-" else expected), f"dates.tsv:{number}"


def test_the_specification_is_rich_enough() -> None:
    assert len(ROWS) >= 150
    assert sum(row[1] == "-" for _, row in ROWS) >= 40


@pytest.mark.parametrize("locale", ["ar_LB", "ar_DZ", "ar_TN", "ar_MA", "ar_MR", "ar_EG", "ar_SA", "ar_IQ"])
def test_every_month_and_weekday_of_every_tradition_is_known(locale: str) -> None:
    for number, name in get_month_names("wide", locale=locale).items():
        (mention,) = find_dates(f"التقيا في 7 {name} 2019", None)
        assert mention.value == f"2019-{number:02}-07", name
    for number, name in get_day_names("wide", locale=locale).items():
        (mention,) = find_dates(f"التقيا يوم {name}", PUBLISHED)
        assert mention.value is not None
        assert dt.date.fromisoformat(mention.value).weekday() == number, name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("9 أبريل/ نيسان 2020", (dt.date(2020, 4, 9), "day")),
        ("الخميس 23 ديسمبر 2021", (dt.date(2021, 12, 23), "day")),
        ("١٣ أيار/مايو ٢٠٢٢", (dt.date(2022, 5, 13), "day")),
        ("12 شباط 2022 الساعة 10:30", (dt.date(2022, 2, 12), "day")),
        ("نشر في: الأحد 31 يوليو (تموز) 2022 - 10:30 م", (dt.date(2022, 7, 31), "day")),
        ("آخر تحديث: الاثنين, 2 نوفمبر/ تشرين الثاني, 2009, 11:22 GMT", (dt.date(2009, 11, 2), "day")),
        ("15 رمضان 1445 هـ", (dt.date(2024, 3, 25), "day")),
        ("1445/9/15 هـ الموافق 2024-3-25", (dt.date(2024, 3, 25), "day")),
        ("01/10/2016", (dt.date(2016, 10, 1), "day")),
        ("2020-12-06T19:20:47+00:00", (dt.date(2020, 12, 6), "day")),
        ("2015-08-11 18:38:04", (dt.date(2015, 8, 11), "day")),
        ("Fri, 17 Aug 2018 22:13:01 GMT", (dt.date(2018, 8, 17), "day")),
        ("Sunday, March 26, 2023", (dt.date(2023, 3, 26), "day")),
        ("مارس 2020", (dt.date(2020, 3, 1), "month")),
        ("عام 2020", (dt.date(2020, 1, 1), "year")),
        ("أمس الأول", None),
        ("13 مايو", None),
        ("31-31-2022", None),
        ("", None),
        ("أعلنت وزارة الخارجية أن الوزير زار العاصمة في 12 شباط 2022 والتقى نظيره", None),
    ],
)
def test_a_string_of_metadata_is_a_date(text: str, expected: tuple[dt.date, str] | None) -> None:
    assert parse_absolute(text) == expected


def test_only_the_stretch_asked_for_is_read_and_offsets_are_the_texts_own() -> None:
    text = "غادر أمس. ثم عاد في 12 شباط 2022. وسافر غدا"
    (mention,) = find_dates(text, PUBLISHED, 9, 33)
    assert text[mention.start : mention.end] == "12 شباط 2022"


def test_marks_joiners_and_presentation_forms_do_not_hide_a_date() -> None:
    text = "التقيا يومَ الخَميسِ، ١٢ شُباط\u200f 2022"
    (mention,) = find_dates(text, None)
    assert (mention.value, mention.reason) == ("2022-02-12", "absolute")
    assert text[mention.start :].startswith("يومَ الخَميسِ")
    (mention,) = find_dates("غادر ﺃﻣﺲ", PUBLISHED)
    assert mention.reason == "yesterday"


def test_the_words_are_folded_once_and_none_is_two_things() -> None:
    seen: dict[str, str] = {}
    for file in ("months.tsv", "words.tsv"):
        for number, cells in rows(file):
            for word in cells[-1].split("|"):
                where = seen.setdefault(fold(word) + cells[0] * (file == "words.tsv"), f"{file}:{number}")
                assert where == f"{file}:{number}", f"{file}:{number}: {word} stands at {where} already"
    assert {cells[0] for _, cells in rows("words.tsv")} == set(LETTERS)
    assert {"before-date", "before-weekday", "before-year", "after-today"} <= set(LEXICON.names)


@pytest.mark.parametrize("file", FILES)
def test_the_arabic_is_plain_and_the_other_columns_are_ascii(file: str) -> None:
    for number, cells in rows(file):
        assert all(cell.isascii() for cell in cells[:-1]), f"{file}:{number}"
        assert re.fullmatch(r"[ء-غف-ي0-9 |]+|[a-z|]+", cells[-1]), f"{file}:{number}: {cells[-1]}"
        assert len(set(cells[-1].split("|"))) == len(cells[-1].split("|")), f"{file}:{number}: a word twice"


@pytest.mark.parametrize(
    ("file", "line", "message"),
    [
        ("words.tsv", "wekday\t0\tالاثنين", "words.tsv:2: no such kind of word: wekday"),
        ("words.tsv", "weekday\tone\tالاثنين", "words.tsv:2: the value is no number: one"),
        ("words.tsv", "weekday\tالاثنين", "words.tsv:2: 2 columns where the header has 3"),
        ("months.tsv", "julian\t1\told\tstrong\tيناير", "months.tsv:2: no such calendar, month or strength"),
        ("months.tsv", "gregorian\t13\told\tstrong\tيناير", "months.tsv:2: no such calendar, month or strength"),
        ("names.tsv", "Before Date\twar\tحرب", "names.tsv:2: no such kind of name: Before Date"),
    ],
)
def test_a_fault_in_a_lexicon_is_told_by_its_line(
    file: str, line: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = {name: resources.files("tasks.arabic.dates").joinpath(name).read_text("utf-8") for name in FILES}
    header = next(row for row in kept[file].splitlines() if not row.startswith("#"))
    for name, text in (kept | {file: f"{header}\n{line}\n"}).items():
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.setattr(lexicon.resources, "files", lambda _: tmp_path)
    with pytest.raises(ValueError, match=re.escape(message)):
        lexicon.load()


WORDS = st.sampled_from(
    [word for word in LEXICON.words if " " not in word]
    + ["كانون", "الثاني", "تشرين", "الأول", "12", "2022", "31", "1445", "2022/2/12", "18/03/09", "0", "9999", "/", "-"]
    + ["(", ")", "،", ",", ".", "«", "ـ", "أعلن", "الوزير", "حرب", "الأمين", "29", "فبراير", "٢٠٢٤", "99999999999"]
)
SENTENCES = st.lists(WORDS, max_size=14).map(" ".join)
DAYS = st.none() | st.dates()


def _holds(text: str, published: dt.date | None) -> None:
    mentions = find_dates(text, published)
    for earlier, later in pairwise(mentions):
        assert earlier.end <= later.start
    for mention in mentions:
        assert 0 <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == text[mention.start : mention.end].strip()
        assert (mention.value is None) == (mention.precision is None)
        for value in (mention.value, mention.value_if_future):
            if value is not None:
                assert {4: "year", 7: "month", 10: "day"}[len(value)] == mention.precision
                dt.date.fromisoformat((value + "-01-01")[:10])
                assert value < "2101"
        if published is None:
            assert mention.reason in (
                "absolute",
                "hijri",
                "year",
                "month-year",
                "day-month-year",
                "days-range",
                "months-range",
            )
            assert mention.value_if_future is None


@given(SENTENCES, DAYS)
def test_any_sequence_of_date_words_gives_whole_dates(text: str, published: dt.date | None) -> None:
    _holds(text, published)


@given(st.text(max_size=200), DAYS)
def test_any_text_at_all_is_read(text: str, published: dt.date | None) -> None:
    _holds(text, published)
    parse_absolute(text)


@given(SENTENCES, st.integers(0, 80), st.integers(0, 80))
def test_a_stretch_is_read_as_if_it_stood_alone(text: str, start: int, end: int) -> None:
    alone = find_dates(text[start:end], PUBLISHED)
    within = find_dates(text, PUBLISHED, start, max(start, end))
    assert [(m.start + start, m.value, m.reason) for m in alone] == [(m.start, m.value, m.reason) for m in within]
