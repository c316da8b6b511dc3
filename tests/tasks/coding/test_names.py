"""Finding names: clitics come off only where a name remains, the longest name wins, weak names need support."""

from __future__ import annotations

import datetime as dt

import pytest

from tasks.arabic.tokens import tokenize
from tasks.coding.name_tables import gazetteer
from tasks.coding.names import Entry, Gazetteer, Name
from tests.tasks.coding.telling import events, told

STATE = Entry("state", "RUS", "RUS", "GOV")


def names_of(text: str) -> list[tuple[str, Name]]:
    tokens = tokenize(text)
    found = sorted(gazetteer().find(tokens).items())
    return [(text[tokens[name.start].start : tokens[name.end - 1].end], name) for _, name in found]


def codes_of(text: str) -> list[str | None]:
    return [code for (code,) in ({entry.code for entry in name.entries} for _, name in names_of(text))]


@pytest.mark.parametrize(
    ("word", "conjunction", "preposition"),
    [
        ("روسيا", False, ""),
        ("وروسيا", True, ""),
        ("فروسيا", True, ""),
        ("بروسيا", False, "by"),
        ("لروسيا", False, "for"),
        ("كروسيا", False, "as"),
        ("ولروسيا", True, "for"),
        ("وبروسيا", True, "by"),
    ],
)
def test_clitics_come_off_a_state_and_are_told(word: str, conjunction: bool, preposition: str) -> None:
    ((_, name),) = names_of(f"قال {word} أمس")
    assert (name.entries[0].code, name.conjunction, name.preposition) == ("RUS", conjunction, preposition)


@pytest.mark.parametrize(
    ("text", "code", "preposition"),
    [
        ("قدم الدعم للصين", "CHN", "for"),
        ("قدم الدعم للأردن", "JOR", "for"),
        ("والصين", "CHN", ""),
        ("بالعراق", "IRQ", "by"),
        ("التقى بالروسي", "RUS", "by"),
        ("للروس", "RUS", "for"),
    ],
)
def test_the_article_shrinks_after_a_preposition(text: str, code: str, preposition: str) -> None:
    ((_, name),) = names_of(text)
    assert ({entry.code for entry in name.entries}, name.preposition) == ({code}, preposition)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("لافروف", "RUS"),
        ("بلينكن", "USA"),
        ("بوتين", "RUS"),
        ("باكستان", "PAK"),
        ("كوريا الشمالية", "PRK"),
        ("كينيا", "KEN"),
        ("كندا", "CAN"),
        ("ليبيا", "LBY"),
        ("لبنان", "LBN"),
        ("لندن", "GBR"),
        ("بكين", "CHN"),
        ("برلين", "DEU"),
        ("فرنسا", "FRA"),
        ("فلسطين", "PSE"),
        ("واشنطن", "USA"),
        ("وارسو", "POL"),
        ("الكرملين", "RUS"),
        ("لاتفيا", "LVA"),
        ("بلغاريا", "BGR"),
        ("كوبا", "CUB"),
    ],
)
def test_a_name_s_own_first_letter_is_no_clitic(name: str, code: str) -> None:
    ((surface, found),) = names_of(name)
    assert (surface, found.entries[0].code, found.conjunction, found.preposition) == (name, code, False, "")
    ((surface, found),) = names_of(f"و{name}")
    assert (found.entries[0].code, found.conjunction, found.preposition) == (code, True, "")


@pytest.mark.parametrize(
    "word", ["لكن", "وأضاف", "بعد", "كما", "فقط", "ولدى", "بلا", "لذلك", "وكانت", "فيما", "بينما", "لاحقا", "بدلا"]
)
def test_what_clitics_leave_is_no_name(word: str) -> None:
    assert names_of(f"{word} ذلك") == []


@pytest.mark.parametrize(
    ("text", "surface", "code"),
    [
        ("جنوب السودان", "جنوب السودان", "SSD"),
        ("كوريا الجنوبية", "كوريا الجنوبية", "KOR"),
        ("جمهورية أفريقيا الوسطى", "جمهورية أفريقيا الوسطى", "CAF"),
        ("غينيا الاستوائية", "غينيا الاستوائية", "GNQ"),
        ("أميركا اللاتينية", "أميركا اللاتينية", None),
        ("مجلس الأمن الدولي", "مجلس الأمن الدولي", "UNO"),
        ("الاتحاد الأفريقي", "الاتحاد الأفريقي", "AFU"),
        ("الإمارات العربية المتحدة", "الإمارات العربية المتحدة", "ARE"),
        ("أنتوني بلينكن", "أنتوني بلينكن", "USA"),
    ],
)
def test_the_longest_name_wins(text: str, surface: str, code: str | None) -> None:
    found = [(words, {entry.code for entry in name.entries}) for words, name in names_of(text)]
    assert found == [(surface, {code})]


def test_names_do_not_overlap_and_the_earlier_word_starts() -> None:
    table = Gazetteer()
    for name in ("بيت", "بيت الريح", "الريح الشرقية"):
        table.add(name, Entry("place", name, None, None))
    table.freeze()
    found = table.find(tokenize("بيت الريح الشرقية"))
    assert [(start, name.end, name.entries[0].id) for start, name in found.items()] == [(0, 2, "بيت الريح")]


def test_a_name_of_several_words_needs_all_of_them() -> None:
    table = Gazetteer()
    table.add("جزر الماس السبع", STATE)
    table.freeze()
    assert table.find(tokenize("جزر الماس")) == {}
    assert table.find(tokenize("جزر الماس الست")) == {}
    assert list(table.find(tokenize("وجزر الماس السبع"))) == [0]


def test_a_proper_name_takes_no_article_and_a_class_noun_does() -> None:
    table = Gazetteer()
    table.add("ضابط", Entry("title", "officer", None, "MIL", bare=True))
    table.add("سامر", Entry("person", "samer", "SYR", "GOV"))
    table.freeze()
    assert [name.definite for name in table.find(tokenize("الضابط")).values()] == [True]
    assert table.find(tokenize("السامر")) == {}


def test_spellings_that_fold_alike_are_one_name() -> None:
    assert codes_of("إيران") == codes_of("ايران") == codes_of("إيـــران") == codes_of("إِيرَان") == ["IRN"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("وقف المتظاهرون أمام السفارة", []),
        ("جلس إمام المسجد", ["REL"]),
        ("وضع الكتاب على الطاولة", []),
        ("قدم العديد من الأدلة", []),
    ],
)
def test_prepositions_and_quantities_are_no_names(text: str, expected: list[str]) -> None:
    looked_alike = {"أمام", "إمام", "على", "العديد"}
    sectors = [name.entries[0].sector for words, name in names_of(text) if words.split()[0] in looked_alike]
    assert sectors == expected


def test_ali_is_part_of_a_name_where_on_is_not() -> None:
    assert [words for words, _ in names_of("علي خامنئي")] == ["علي خامنئي"]
    assert told("انتقد علي خامنئي الحكومة الفرنسية") == ["ACCUSE/disapprove IRN.GOV > FRA.GOV"]


def test_a_state_whose_name_is_also_a_word_acts_as_subject() -> None:
    assert told("قطع المغرب العلاقات مع إيران") == ["SANCTION/discontinue MAR.GOV > IRN.GOV"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("اتهمت مالي فرنسا بالكذب.\nوقالت باماكو إنها سترد.", ["ACCUSE/allege MLI.GOV > FRA.GOV"]),
        ("هاجمت فتح الحكومة الإسرائيلية.\nوقال بيان حركة فتح إن الوضع صعب.", ["ASSAULT PSE.PTY > ISR.GOV"]),
    ],
)
def test_a_weak_name_counts_where_the_page_supports_it(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "تعهدت فرنسا بتقديم دعم مالي كبير لتونس",
        "فتح القضاء الفرنسي تحقيقا مع روسيا",
        "أدانت فرنسا إيران بسبب سوء الإدارة المالية",
    ],
)
def test_a_weak_name_without_support_is_a_plain_word(text: str) -> None:
    parties = [party for event in events(text) for party in (*event.actors, *event.recipients)]
    assert parties
    assert not {"MLI", "PSE"} & {party.code for party in parties}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "أدان الرئيس السوداني إثيوبيا",
            "ACCUSE/disapprove SDN.GOV > ETH.GOV",
        ),
        pytest.param(
            "أدان الجيش السوداني إثيوبيا",
            "ACCUSE/disapprove SDN.MIL > ETH.GOV",
        ),
        ("أدان الرئيس اليمني إيران", "ACCUSE/disapprove YEM.GOV > IRN.GOV"),
        pytest.param(
            "أدانت السفيرة الفرنسية إيران",
            "ACCUSE/disapprove FRA.GOV > IRN.GOV",
        ),
    ],
)
def test_a_surname_or_a_town_does_not_hide_the_nationality_or_office_it_is_written_as(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2021, 3, 1), "ACCUSE/disapprove AFG.REB > IRN.GOV"),
        (dt.date(2021, 8, 14), "ACCUSE/disapprove AFG.REB > IRN.GOV"),
        (dt.date(2021, 8, 15), "ACCUSE/disapprove AFG.GOV > IRN.GOV"),
        (dt.date(2023, 3, 1), "ACCUSE/disapprove AFG.GOV > IRN.GOV"),
        (None, "ACCUSE/disapprove AFG.GOV > IRN.GOV"),
    ],
)
def test_who_somebody_is_depends_on_the_day_of_the_page(day: dt.date | None, expected: str) -> None:
    assert told("انتقدت حركة طالبان إيران", day) == [expected]


def test_a_person_s_office_depends_on_the_day_too() -> None:
    text = "انتقد عمران خان الهند"
    assert told(text, dt.date(2021, 1, 1)) == ["ACCUSE/disapprove PAK.GOV > IND.GOV"]
    assert told(text, dt.date(2023, 1, 1)) == ["ACCUSE/disapprove PAK.OPP > IND.GOV"]
    assert [e.actors[0].actor_id for e in events(text)] == ["imran_khan"]


def test_days_bound_an_entry_half_open() -> None:
    entry = Entry("person", "x", "PAK", "GOV", since="2018-08-18", until="2022-04-10")
    assert [entry.holds_on(day) for day in ("2018-08-17", "2018-08-18", "2022-04-09", "2022-04-10", "")] == [
        False,
        True,
        True,
        False,
        False,
    ]
