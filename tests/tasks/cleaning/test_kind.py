"""Indexes, tag pages and live pages are told from articles, as HTML and as text."""

import json

import pytest

from tasks.cleaning import clean, clean_text
from tasks.records import Page, Record

HEADLINES = [
    "وزير الخارجية يصل إلى العاصمة لبحث الهدنة",
    "البرلمان يؤجل التصويت على الموازنة العامة",
    "مقتل جنديين في انفجار عبوة على طريق المطار",
    "المعارضة تدعو إلى إضراب عام يوم الأحد",
    "البنك المركزي يرفع سعر الفائدة للمرة الثالثة",
    "قمة ثلاثية تبحث الربط الكهربائي بين الجيران",
    "السلطات تفتح المعبر أمام قوافل الإغاثة",
    "محكمة الاستئناف تؤيد حبس رئيس البلدية السابق",
    "رئيس الأركان يتفقد الوحدات على الحدود الشرقية",
    "مجلس الأمن يمدد مهمة المراقبين ستة أشهر",
]
PARAGRAPHS = [
    "قال وزير الخارجية إن المحادثات ستستأنف الأسبوع المقبل في العاصمة بمشاركة أربعة وفود، وإن الوسطاء أعدوا جدولا لها.",
    "وأضاف أن بلاده لن تقبل بأي شروط مسبقة قبل بدء الجلسة الأولى من المفاوضات، وأنها أبلغت الوسطاء موقفها هذا كتابة.",
    "من جهتها أعلنت المعارضة أنها لن تشارك في أي حوار ما لم تسحب القوات من القرى التي دخلتها الشهر الماضي بالقوة.",
]
UPDATES = [
    ("10:05", "الجيش يقول إن قواته دخلت الأحياء الشرقية من المدينة بعد قصف استمر ليلة كاملة."),
    ("10:40", "الأمم المتحدة تدعو الأطراف إلى فتح ممر آمن يخرج منه المدنيون قبل حلول المساء."),
    ("11:15", "وزارة الصحة تعلن وصول أربعين جريحا إلى المستشفى المركزي منذ ساعات الصباح الأولى."),
    ("12:02", "المتحدث باسم الفصائل ينفي سقوط المطار ويقول إن المعارك تدور عند بوابته الغربية."),
    ("12:30", "واشنطن تطالب رعاياها بمغادرة البلاد فورا وتغلق قنصليتها حتى إشعار آخر من الخارجية."),
    ("13:20", "مراسلنا يرى دخانا كثيفا فوق الميناء وسيارات إسعاف تتجه إلى الحي القديم مسرعة."),
]


def _html(body: str, head: str = "", url: str | None = None) -> Page:
    page = f"<html lang='ar'><head><title>المساء</title>{head}</head><body><main>{body}</main></body></html>"
    return clean(Record("a.html", 0, "html", b"", url=url), page)


def _list(headlines: list[str]) -> str:
    return "<ul>" + "".join(f"<li><a href='/{n}'>{text}</a></li>" for n, text in enumerate(headlines)) + "</ul>"


def _story(paragraphs: list[str]) -> str:
    return f"<article><h1>{HEADLINES[0]}</h1>" + "".join(f"<p>{text}</p>" for text in paragraphs) + "</article>"


def test_a_list_of_headlines_is_an_index() -> None:
    assert clean_text("\n".join(["أخبار محلية", *HEADLINES])).kind == "index"
    assert clean_text("\n".join(["آخر الأخبار", *HEADLINES]), title="أخبار اليوم").kind == "index"
    twice = [*HEADLINES, *(f"{text} اليوم" for text in HEADLINES)]
    assert _html(_list(twice)).kind == "index"


def test_dated_blurbs_of_different_stories_are_an_index() -> None:
    blurb = "تفاصيل ما جرى في الجلسة الصباحية كما رواها أحد الحاضرين لنا."
    assert (
        clean_text("\n".join(f"{text}\n{blurb}\n{n} مايو 2022" for n, text in enumerate(HEADLINES[:6], 1))).kind
        == "index"
    )


@pytest.mark.parametrize("path", ["", "tag/هدنة", "category/politics/page/2", "search?q=هدنة"])
def test_an_address_tells_an_index_when_there_is_little_text(path: str) -> None:
    url = f"https://news.example/{path}"
    assert clean_text("\n".join(HEADLINES[:4]), url=url).kind == "index"
    assert clean_text("\n".join(PARAGRAPHS * 2), url=url).kind == "article"
    assert clean_text(f"{HEADLINES[0]}\n{PARAGRAPHS[0]}", url=url).kind == "article"


def test_a_collection_says_so_in_its_head() -> None:
    head = '<script type="application/ld+json">{"@type": "CollectionPage", "name": "سياسة"}</script>'
    assert _html(_list(HEADLINES[:6]), head).kind == "index"


def test_an_article_with_lists_around_it_stays_one() -> None:
    listed = ["اقرأ أيضا", *HEADLINES[1:4]]
    text = [HEADLINES[0], PARAGRAPHS[0], *listed, *PARAGRAPHS[1:], "الأكثر قراءة", *HEADLINES[3:]]
    assert clean_text("\n".join(text)).kind == "article"
    assert _html(_story(PARAGRAPHS) + _list(HEADLINES * 3)).kind == "article"
    head = '<meta property="og:type" content="article">'
    assert _html(_story(PARAGRAPHS[:1]) + _list(HEADLINES * 3), head).kind == "article"


def test_a_short_story_a_list_of_decisions_and_a_chronicle_of_days_are_articles() -> None:
    decisions = [f"- {text}" for text in HEADLINES]
    assert clean_text(f"{HEADLINES[0]}\n{PARAGRAPHS[0]}").kind == "article"
    assert clean_text("\n".join([HEADLINES[0], PARAGRAPHS[0], *decisions])).kind == "article"
    days = [f"{n} فبراير 2022\n{PARAGRAPHS[n % 3]}" for n in range(1, 8)]
    assert clean_text("\n".join([HEADLINES[0], *days])).kind == "article"


def test_updates_under_their_hours_are_a_live_page_and_stay_stored() -> None:
    lines = [part for update in UPDATES for part in update]
    page = clean_text("\n".join(["معركة المدينة لحظة بلحظة", *lines]))
    assert page.kind == "live"
    assert {p.text for p in page.paragraphs if p.disposition == "kept"} >= {text for _, text in UPDATES}
    assert clean_text("\n".join(f"{hour} بتوقيت غرينتش: {text}" for hour, text in UPDATES)).kind == "live"
    assert _html("".join(f"<div><p>{hour}</p><p>{text}</p></div>" for hour, text in UPDATES)).kind == "live"


def test_a_live_blog_says_so_in_its_head() -> None:
    head = f'<script type="application/ld+json">{json.dumps({"@type": "LiveBlogPosting"})}</script>'
    assert _html(_story(PARAGRAPHS), head).kind == "live"


def test_one_hour_above_an_article_makes_no_live_page() -> None:
    assert clean_text("\n".join(["14:20 2022-11-06", HEADLINES[0], *PARAGRAPHS])).kind == "article"
