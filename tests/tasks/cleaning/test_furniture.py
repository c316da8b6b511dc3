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


HEADLINE = "البرلمان يقر قانون الصيد بعد جلسة طويلة"


@pytest.mark.parametrize(
    "call",
    [
        "اطلب باقة الاشتراك المناسبة الآن",
        "نود سماع اقتراحاتك عن التطبيق",
        "اكتب لفريق البرنامج عبر بريده ورسائل هاتفك",
        "يمكنكم تصفح بقية مقالاتنا في ملف الهجرة",
    ],
)
def test_a_line_that_turns_to_its_reader_in_words_of_sites_is_furniture(call: str) -> None:
    assert _dispositions(FIRST, call, LAST)[1][0] == "furniture"


@pytest.mark.parametrize(
    "news",
    [
        '"اكتب رسالتك واتركها على بابي"',
        "اكتب رسالتك الأخيرة، أمر القاضي السجين قبل جلسة النطق بالحكم",
        "اطلبوا الرئيس إلى المحكمة، هتف المتظاهرون",
        "نود السلام لبلادنا، يقول الراعي العجوز",
        "اضغط على علامة البرق أعلى صفحة الإنذار.",
    ],
)
def test_speech_and_instructions_of_the_text_stay(news: str) -> None:
    assert _dispositions(FIRST, news, LAST)[1] == KEPT


def test_below_the_text_half_the_words_tell_and_only_there() -> None:
    page = (FIRST, LAST, "كلمات دلالية: هدنة، وسطاء", "أرشيف الافتتاحيات الأسبوعي")
    assert _dispositions(*page)[3][0] == "furniture"
    assert _dispositions(FIRST, "أرشيف الافتتاحيات الأسبوعي", LAST)[1] == KEPT


@pytest.mark.parametrize("heading", ["بنود الهدنة", "من يضمن التنفيذ؟", "مصير الوفود بعد المحادثات", "تفاصيل الخطة:"])
def test_a_list_between_paragraphs_leaves_the_heading_of_the_next_part(heading: str) -> None:
    last = "وأضاف أن مصير الوفود يتقرر بعد المحادثات التي تبدأ غدا."
    assert _dispositions(FIRST, "اقرأ أيضا", "الرئيس يقبل استقالة الحكومة", heading, last)[2:4] == [
        ("furniture", "read-also"),
        KEPT,
    ]


def test_a_heading_in_words_of_sites_stays_if_its_paragraph_tells_of_them() -> None:
    assert _dispositions(FIRST, "لا تعليق", "ورفض الناطق التعليق على أنباء الانسحاب من البلدة.", LAST)[1] == KEPT
    assert _dispositions(FIRST, "لا تعليقات", LAST)[1][0] == "furniture"


@pytest.mark.parametrize(
    "name",
    [
        "ليبيا الصباح 24",
        "المساء المصرية | وكالة مستقلة",
        "صحيفة الأفق البحرينية - العدد 120",
        "حكايات الضفة الأخرى",  # which the page calls a source
    ],
)
def test_a_sites_name_above_the_headline_is_furniture(name: str) -> None:
    source = "وقال النائب لموقع حكايات الضفة الأخرى إن القانون خطوة أولى."
    assert _dispositions(name, HEADLINE, FIRST, source)[:2] == [("furniture", "site-name"), KEPT]


def test_a_headline_is_no_sites_name() -> None:
    assert _dispositions("الشرق الأوسط الجديد", FIRST, LAST)[0] == KEPT
    assert (
        _dispositions("قانون الصيد الجديد", "الصيادون يحتجون أمام البرلمان بعد إقرار القانون", FIRST, LAST)[0] == KEPT
    )
    assert _dispositions("الرئيس: لا عودة إلى الوراء", HEADLINE, FIRST, LAST)[0] == KEPT


@pytest.mark.parametrize(
    "writers",
    ["نورة السالم - البيان - جدة", "كتب سامي حداد وليلى عمر", "دبي: هند العلي", "تحقيق: لينا منصور - هاني فارس"],
)
def test_names_alone_above_the_text_are_its_byline(writers: str) -> None:
    assert _dispositions(HEADLINE, writers, FIRST, LAST)[:2] == [KEPT, ("furniture", "byline")]
    assert _dispositions(writers, HEADLINE, FIRST, LAST)[:2] == [("furniture", "byline"), KEPT]


@pytest.mark.parametrize(
    "news",
    ["سامي حداد: لن نتراجع", "خالد منصور رئيسا للبرلمان", "سلمى عمر تستقيل من الحزب", "كتب التاريخ والجغرافيا تعود"],
)
def test_a_name_with_news_is_no_byline(news: str) -> None:
    assert _dispositions(HEADLINE, news, FIRST, LAST)[1] == KEPT


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("إقرأ أيضاالحكومة ترد على تقرير المنظمة", "read-also"),
        ("ن.ع/ ص.م (رويترز، أ ف ب)", "initials"),
    ],
)
def test_glued_and_signed_lines(line: str, rule: str) -> None:
    assert _dispositions(FIRST, LAST, line)[2] == ("furniture", rule)


def test_a_sponsored_headline_goes_with_its_label() -> None:
    assert _dispositions(FIRST, "محتوى برعاية", "شقق جديدة على البحر بأقساط ميسرة", LAST)[1:3] == [
        ("furniture", "advertisement"),
        ("furniture", "advertisement"),
    ]


def test_what_stands_below_a_pages_foot_goes_with_it() -> None:
    comment = "حسبنا الله ونعم الوكيل في كل من خان بلده وباع أهله."
    assert _dispositions(FIRST, LAST, "تعليقات القراء", comment)[2:] == [
        ("furniture", "comment-form"),
        ("furniture", "page-foot"),
    ]
    assert _dispositions(FIRST, "تعليقات القراء", LAST)[2] == KEPT  # a single paragraph above is no whole text


def test_a_lone_name_below_the_text_goes_where_the_text_is_over() -> None:
    assert _dispositions(FIRST, LAST, "كلمات دلالية: هدنة، وسطاء", "نبض الضفة")[3] == ("furniture", "page-foot")
    assert _dispositions(FIRST, LAST, "نبض الضفة")[2] == KEPT


def test_a_listed_storys_first_words_go_with_the_list() -> None:
    teaser = "شهدت العاصمة صباح أمس ازدحاما خانقا عند مداخلها الشمالية بعد إغلاق الجسر الكبير أمام حركة السير ..."
    page = _dispositions(FIRST, LAST, "موضوعات متعلقة", "ازدحام خانق عند مداخل العاصمة", teaser)
    assert page[2:] == [("furniture", "related")] * 3


def test_a_sentence_in_which_a_site_speaks_to_its_reader_is_furniture() -> None:
    notice = "نرسل إليك أهم عناوين الصباح على بريدك كل يوم من دون إعلانات."
    assert _dispositions(FIRST, notice, LAST)[1] == ("furniture", "reader-call")
    assert _dispositions(FIRST, f'"{notice}"', LAST)[1] == KEPT
    assert _dispositions(FIRST, "نرسل رسائلنا إلى الحكومة من دون أن يصلنا رد واحد منها.", LAST)[1] == KEPT


def test_a_name_under_the_headline_that_the_text_does_not_tell_of_is_no_part_of_it() -> None:
    assert _dispositions(HEADLINE, "استشارية تغذية", FIRST, LAST)[1] == ("furniture", "section-label")
    assert _dispositions(HEADLINE, "الأسبوع المقبل", FIRST, LAST)[1] == KEPT  # of which the paragraph tells
    assert _dispositions(HEADLINE, "عدن - الأناضول", FIRST, LAST)[1] == KEPT


@pytest.mark.parametrize("trade", ["كاتب وصحافي لبناني", "باحثة في الشؤون العربية", "أكاديمي سوداني مقيم في الدوحة"])
def test_what_the_writer_is_goes_with_the_byline(trade: str) -> None:
    assert _dispositions(FIRST, LAST, trade)[2] == ("furniture", "byline")


@pytest.mark.parametrize(
    "news", ["باحثة لبنانية تتسلم جائزة السلام", "كاتب سوداني: لا حل بلا حوار", "ليبيا المستقبل | طرابلس"]
)
def test_news_of_a_writer_is_no_byline(news: str) -> None:
    assert _dispositions(FIRST, LAST, news)[2] == KEPT
