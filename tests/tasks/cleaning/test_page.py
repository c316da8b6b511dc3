import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.cleaning import CleanError, clean, clean_text
from tasks.cleaning.language import detect_language
from tasks.records import Record

HEADLINE = "الوزير يصل إلى العاصمة لبحث الهدنة"
FIRST = "قال وزير الخارجية إن المحادثات ستستأنف الأسبوع المقبل في العاصمة بمشاركة أربعة وفود."
LAST = "وأضاف أن بلاده لن تقبل بأي شروط مسبقة قبل بدء الجلسة الأولى من المفاوضات."
PIECES = [
    HEADLINE,
    FIRST,
    LAST,
    "اقرأ أيضا",
    "تابعنا عبر",
    "12 مايو 2022",
    "***",
    "",
    "  ",
    "أ",
    "Close",
    "\u200f",
    "\u00a0قال",
]


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=12), st.sampled_from([None, HEADLINE, "", " "])
)
def test_every_line_is_kept_with_a_disposition_and_its_offset(pieces: list[str], title: str | None) -> None:
    text = "\n".join(pieces)
    if not text.strip():
        with pytest.raises(CleanError, match=r"^empty: "):
            clean_text(text, title=title)
        return
    page = clean_text(text, title=title)
    lines = [p for p in page.paragraphs if p.position > 0]
    assert [p.position for p in lines] == list(range(1, len(lines) + 1))
    assert "".join("".join(p.text for p in lines).split()) == "".join(text.split())
    for p in lines:
        assert p.start is not None
        assert text[p.start : p.start + len(p.text)] == p.text
        assert (p.disposition == "kept") == (p.rule is None)
        assert (p.disposition == "repeat_in_page") == (p.keeper_position is not None)
        assert p.kind != "headline"


def test_a_text_without_a_newline_is_one_paragraph() -> None:
    page = clean_text(f"  {FIRST} {LAST} ")
    assert [(p.position, p.start, p.text) for p in page.paragraphs] == [(1, 2, f"{FIRST} {LAST}")]
    assert page.title is None


def test_a_given_title_is_a_row_of_its_own_and_the_bodys_copy_repeats_it() -> None:
    headline, copy, _, again = clean_text(f"{HEADLINE}\n{FIRST}\n{HEADLINE}", title=HEADLINE).paragraphs
    assert (headline.position, headline.kind, headline.disposition, headline.start) == (0, "headline", "kept", None)
    for p in (copy, again):
        assert (p.kind, p.disposition, p.rule, p.keeper_position) == ("body", "repeat_in_page", "headline", 0)


def test_without_one_the_title_is_the_first_line_that_reads_as_a_headline() -> None:
    page = clean_text(f"الوضع المظلم\n{HEADLINE}\n{HEADLINE.replace('إ', 'ا')}\n{FIRST}")
    assert page.title == HEADLINE
    assert [(p.kind, p.disposition, p.rule, p.keeper_position) for p in page.paragraphs] == [
        ("body", "furniture", "interface", None),
        ("body", "kept", None, None),
        ("body", "repeat_in_page", "same-fingerprint", 2),
        ("body", "kept", None, None),
    ]
    assert clean_text(f"{FIRST}\n{LAST}").title is None


def test_a_changed_toll_is_no_repeat() -> None:
    page = clean_text("قتل 12 شخصا في الانفجار\nقتل 17 شخصا في الانفجار")
    assert [p.disposition for p in page.paragraphs] == ["kept", "kept"]


def test_an_author_is_read_off_the_byline() -> None:
    assert clean_text(f"{HEADLINE}\nكتبت: سلمى نجار\n{FIRST}\n{LAST}").author == "سلمى نجار"


@pytest.mark.parametrize("kind", ["text", "html"])
def test_a_page_with_nothing_in_it_is_an_error_with_a_reason(kind: str) -> None:
    with pytest.raises(CleanError) as caught:
        clean(Record("a.txt", 0, kind, b""), " \n\u00a0\n ")  # type: ignore[arg-type]
    assert caught.value.reason == "empty"


def test_the_error_travels_between_processes() -> None:
    error = pickle.loads(pickle.dumps(CleanError("empty", "nothing in it")))  # noqa: S301 - its own
    assert (error.reason, error.detail, str(error)) == ("empty", "nothing in it", "empty: nothing in it")


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("ar", "أعلن وزير الخارجية أمس أن المحادثات ستستأنف الأسبوع المقبل."),
        ("ar", "صرحت وزارة الصحه ان الوضع فى المستشفى تحت السيطره"),
        ("ar", "انفجار"),
        ("fa", "وزیر امور خارجه دیروز گفت که مذاکرات هفته آینده از سر گرفته می‌شود."),
        ("ur", "وزیر خارجہ نے کل کہا کہ مذاکرات اگلے ہفتے دوبارہ شروع ہوں گے۔"),
        ("ckb", "وەزیری دەرەوە دوێنێ ڕایگەیاند کە گفتوگۆکان هەفتەی داهاتوو دەست پێدەکەنەوە."),
        ("en", "The foreign minister said on Monday that the talks would resume next week with four delegations."),
        (None, "12 - 2022"),
    ],
)
def test_languages_in_arabic_script_are_told_apart(code: str | None, text: str) -> None:
    assert detect_language(text) == code


def test_headlines_in_arabic_script_are_told_apart_and_none_passes_for_arabic() -> None:
    rows = Path(__file__).with_name("languages.tsv").read_text(encoding="utf-8").splitlines()[2:]
    wrong = [(code, detect_language(text), text) for code, text in (row.split("\t") for row in rows)]
    wrong = [(code, found, text) for code, found, text in wrong if code != found]
    assert [row for row in wrong if "ar" in row[:2]] == []
    assert [row for row in wrong if row[0] not in ("en", "fr", "tr")] == []  # between Latin headlines it may guess


def test_a_page_that_quotes_at_length_stays_in_its_language() -> None:
    english = "The minister said the talks would resume next week with four delegations in the capital."
    sorani = "وەزیری دەرەوە دوێنێ ڕایگەیاند کە گفتوگۆکان هەفتەی داهاتوو دەست پێدەکەنەوە"
    assert detect_language(f"{FIRST}\n{LAST}\n{english}") == "ar"
    assert detect_language(f"{FIRST}\n{LAST}\n{sorani}") == "ar"
    assert detect_language(f"{HEADLINE}\n{english}\n{english}\n{english}") == "en"


def test_the_text_decides_about_the_language_not_the_drop() -> None:
    assert clean_text("وەزیری دەرەوە دوێنێ ڕایگەیاند کە گفتوگۆکان دەست پێدەکەنەوە", language="ar").language == "ckb"
    assert clean_text("2022 - 12", language="ar").language == "ar"
