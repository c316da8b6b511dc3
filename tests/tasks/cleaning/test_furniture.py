"""How well the rules tell furniture from news they have not seen, each line standing alone between two paragraphs."""

from itertools import groupby
from pathlib import Path

import pytest

from tasks.cleaning import clean_text

FIRST = "قال وزير الخارجية إن المحادثات ستستأنف الأسبوع المقبل في العاصمة بمشاركة أربعة وفود."
LAST = "وأضاف أن بلاده لن تقبل بأي شروط مسبقة قبل بدء الجلسة الأولى من المفاوضات."
LINES = Path(__file__).with_name("lines.tsv")
PAGES = Path(__file__).with_name("furniture_lines.tsv")


def _table(path: Path) -> list[list[str]]:
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return rows[1:]


def _rows() -> list[tuple[str, str]]:
    return [(label, text) for label, text in _table(LINES)]


def test_unseen_lines_are_told_from_look_alikes() -> None:
    found = {label: [] for label in ("furniture", "news")}
    for label, text in _rows():
        paragraph = clean_text(f"{FIRST}\n{text}\n{LAST}").paragraphs[1]
        found[label].append((paragraph.disposition == "furniture", paragraph.rule, text))
    missed = [text for removed, _, text in found["furniture"] if not removed]
    lost = [(rule, text) for removed, rule, text in found["news"] if removed]
    true = len(found["furniture"]) - len(missed)
    f1 = 2 * true / (2 * true + len(missed) + len(lost))
    assert f1 >= 0.97, (f1, missed, lost)
    assert len(lost) <= 2, lost  # news lost is worse than furniture kept


@pytest.mark.parametrize("part", ["a", "b", "c", "d", "e"])
def test_furniture_is_told_from_news_in_whole_pages(part: str) -> None:
    missed, lost, n_true = [], [], 0
    for _, group in groupby((row for row in _table(PAGES) if row[0] == part), key=lambda row: row[1]):
        rows = list(group)
        lines = clean_text("\n".join(text for *_, text in rows)).paragraphs
        for (_, _, label, text), paragraph in zip(rows, lines, strict=True):
            is_removed = paragraph.disposition == "furniture"
            n_true += is_removed and label == "furniture"
            if is_removed != (label == "furniture"):
                (lost if is_removed else missed).append((paragraph.rule, text))
    f1 = 2 * n_true / (2 * n_true + len(missed) + len(lost))
    assert f1 >= 0.97, (f1, missed, lost)
    assert not lost


def _dispositions(*lines: str) -> list[tuple[str, str | None]]:
    return [(p.disposition, p.rule) for p in clean_text("\n".join(lines)).paragraphs]


KEPT = ("kept", None)


def test_headlines_under_a_read_also_line_go_with_it_and_news_after_them_stays() -> None:
    assert _dispositions(FIRST, "اقرأ أيضا", "هدنة جديدة في الجنوب", "الرئيس يقبل الاستقالة", LAST) == [
        KEPT, ("furniture", "read-also"), ("furniture", "read-also"), ("furniture", "read-also"), KEPT,
    ]  # fmt: skip


def test_a_paragraph_without_its_full_stop_is_not_taken_for_a_listed_headline() -> None:
    assert _dispositions(FIRST, "اقرأ أيضا", "وأكد المتحدث أن الوفد سيغادر مساء اليوم", LAST)[2] == KEPT


def test_lists_after_the_last_paragraph_go_to_the_end() -> None:
    listed = [f"عنوان رقم {n} من القائمة" for n in range(9)]
    assert set(_dispositions(FIRST, LAST, "الأكثر قراءة", *listed)[2:]) == {("furniture", "most-read")}


def test_a_menu_glued_to_the_headline_goes_when_the_headline_stands_next() -> None:
    headline = "وزير الخارجية يصل إلى العاصمة لبحث الهدنة"
    assert _dispositions(f"Homeاخبار العالم{headline}", headline, FIRST, LAST)[:2] == [
        ("furniture", "glued-headline"),
        KEPT,
    ]


def test_a_headers_today_is_furniture_but_a_days_heading_in_a_chronicle_stays() -> None:
    assert _dispositions("الخميس ١٢ / مايو / ٢٠٢٢", FIRST, "24 فبراير 2022", LAST) == [
        ("furniture", "date-line"), KEPT, KEPT, KEPT,
    ]  # fmt: skip


def test_a_list_above_the_headline_does_not_take_the_headline() -> None:
    assert _dispositions("آخر الأخبار", "الوزير يصل إلى العاصمة", FIRST)[:2] == [("furniture", "most-read"), KEPT]


def test_a_sign_off_in_brackets_ends_a_page() -> None:
    assert _dispositions(FIRST, LAST, "(وكالة المساء)")[2] == ("furniture", "source-line")
    assert _dispositions(FIRST, "(وكالة المساء)", LAST)[1] == KEPT


def test_a_paragraph_right_above_a_photo_credit_is_a_caption() -> None:
    paragraphs = clean_text(
        f"{FIRST}\nالوزير يصافح نظيره قبل بدء الجلسة في العاصمة أمس الأول.\n(رويترز)\n{LAST}"
    ).paragraphs
    assert [p.kind for p in paragraphs] == ["body", "body", "body", "body"]
    paragraphs = clean_text(
        f"{FIRST}\nالوزير يصافح نظيره قبل بدء الجلسة في العاصمة أمس.\nتصوير: رويترز\n{LAST}"
    ).paragraphs
    assert [(p.kind, p.disposition) for p in paragraphs][1:3] == [("caption", "kept"), ("body", "furniture")]
