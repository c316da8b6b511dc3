import datetime as dt
import json

import pytest

from tasks.cleaning import CleanError, clean
from tasks.cleaning.metadata import site_of
from tasks.records import Page, Record

SITE = "https://a.example"
HEADLINE = "الوزير يصل إلى العاصمة لبحث الهدنة"
LEAD = "وصل وزير الخارجية إلى العاصمة صباح الثلاثاء في زيارة تستمر يومين لبحث تمديد الهدنة مع الحكومة."
BODY = [
    "وقال المتحدث باسم الوزارة إن الوفد يحمل مقترحات جديدة تتعلق بتبادل الأسرى وفتح المعابر أمام المساعدات الإنسانية.",
    "وأضاف أن المحادثات ستشمل ملف الحدود، وأن نتائجها ستعلن في مؤتمر صحفي مشترك مساء الأربعاء في مقر الحكومة.",
    "من جهتها أعلنت المعارضة أنها لن تشارك في أي حوار ما لم تسحب القوات من القرى التي دخلتها الشهر الماضي.",
    "ويتوقع مراقبون أن تطول المفاوضات بسبب الخلاف على ترتيب الخطوات وعلى الجهة التي ستراقب تنفيذ الاتفاق.",
]


def _html(body: list[str], head: str = "", before: str = "", after: str = "") -> str:
    paragraphs = "".join(f"<p>{text}</p>" for text in body)
    return (
        f"<html lang='ar'><head><title>{HEADLINE} - المساء</title>{head}</head>"
        f"<body><nav><a href='/'>الرئيسية</a></nav>"
        f"<div class='top'><h1>{HEADLINE}</h1></div>{before}<article>{paragraphs}</article>{after}"
        f"<footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def _clean(html: str, **fields: str) -> Page:
    return clean(Record("a.html", 0, "html", b"", **fields), html)  # type: ignore[arg-type]


def _kept(page: Page) -> list[str]:
    return [p.text for p in page.paragraphs if p.disposition == "kept" and p.position]


def test_the_body_comes_through_whole_and_alone() -> None:
    page = _clean(_html([LEAD, *BODY]))
    assert _kept(page) == [LEAD, *BODY]
    assert (page.paragraphs[0].kind, page.paragraphs[0].text, page.title) == ("headline", HEADLINE, HEADLINE)
    assert all(p.start is None for p in page.paragraphs)


def test_a_lead_in_a_block_of_its_own_is_put_back_and_marked() -> None:
    head = f'<meta property="og:description" content="{LEAD[:70]}...">'
    page = _clean(_html(BODY, head, before=f"<div class='intro-text'>{LEAD}</div>"))
    first = page.paragraphs[1]
    assert (first.text, first.disposition) == (LEAD, "kept")
    assert _kept(page) == [LEAD, *BODY]


def test_a_summary_that_the_page_does_not_print_is_not_made_text() -> None:
    head = f'<meta property="og:description" content="{LEAD}">'
    assert _kept(_clean(_html(BODY, head))) == BODY


def test_what_trafilatura_leaves_is_furniture_by_its_rule() -> None:
    extra = ["<strong>اقرأ أيضا: <a href='/x'>الرئيس يستقبل المبعوث الخاص</a></strong>", "تابعونا على تليغرام"]
    page = _clean(_html([LEAD, BODY[0], extra[0], *BODY[1:], extra[1]]))
    assert _kept(page) == [LEAD, *BODY]
    assert {p.rule for p in page.paragraphs if p.disposition == "furniture"} >= {"read-also"}


def test_line_breaks_part_paragraphs() -> None:
    page = _clean(_html(["<br><br>".join([LEAD, *BODY])]))
    assert _kept(page) == [LEAD, *BODY]


def test_a_page_laid_out_in_tables_comes_through() -> None:
    cells = "".join(f"<p>{text}</p>" for text in [LEAD, *BODY])
    page = _clean(f"<html><body><table><tr><td><h1>{HEADLINE}</h1>{cells}</td></tr></table></body></html>")
    assert set(BODY) <= set(_kept(page))


def test_a_short_page_is_a_page() -> None:
    assert _kept(_clean(_html([LEAD]))) == [LEAD]


def test_json_ld_is_believed_before_meta_tags() -> None:
    article = {
        "@type": ["NewsArticle"],
        "headline": HEADLINE,
        "author": [{"@type": "Person", "name": "سلمى نجار"}, {"name": "كريم سعد"}],
        "datePublished": "2023-03-12T01:30:00+03:00",
        "dateModified": "2023-03-20T01:30:00+03:00",
    }
    head = (
        f'<script type="application/ld+json">{json.dumps({"@graph": [{"@type": "WebPage"}, article]})}</script>'
        '<meta property="article:published_time" content="2023-03-14T00:00:00Z"><meta name="author" content="المساء">'
    )
    page = _clean(_html(BODY, head), url="https://www.almasaa.example/x/1")
    assert (page.author, page.site, page.language) == ("سلمى نجار، كريم سعد", "almasaa.example", "ar")
    assert (page.published_date, page.published_from) == (dt.date(2023, 3, 12), "json-ld")
    assert page.published_at == dt.datetime(2023, 3, 11, 22, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("head", "before", "url", "day", "source"),
    [
        ('<meta name="pubdate" content="2023-03-14T08:00Z">', "", f"{SITE}/2023/03/13/x", "2023-03-14", "meta"),
        ('<meta name="article:modified_time" content="2023-03-14">', "", f"{SITE}/2023/03/13/x", "2023-03-13", "url"),
        ("", "<div class='d'>تاريخ النشر: 12 آذار/مارس 2023</div>", None, "2023-03-12", "text"),
        ('<script type="application/ld+json">{broken</script>', "", None, None, None),
        ("", "<div>الأحد 12 مارس 2023</div><div>آخر تحديث: 13 مارس 2023</div>", None, None, None),
    ],
)  # fmt: skip
def test_publication_names_its_source(
    head: str, before: str, url: str | None, day: str | None, source: str | None
) -> None:
    page = _clean(_html(BODY, head, before), **({"url": url} if url else {}))
    assert (page.published_date.isoformat() if page.published_date else None, page.published_from) == (day, source)


@pytest.mark.parametrize(
    ("head", "before", "source"),
    [
        ("", '<time itemprop="datePublished" datetime="2023-03-12">الأحد</time>', "meta"),
        ("", '<abbr class="published" title="2023-03-12T10:00">الأحد</abbr>', "meta"),
        ("", '<span itemprop="datePublished" content="2023-03-12">الأحد</span>', "meta"),
        ("", '<p class="post-date">12 آذار 2023</p>', "text"),
        ("", '<span class="entry-date">20 شعبان 1444</span>', "text"),
        (
            '<script type="application/ld+json">{"@type": "Article", "dateCreated": "2023-03-12"}</script>',
            "",
            "json-ld",
        ),
    ],
)
def test_an_element_called_a_publication_is_one(head: str, before: str, source: str) -> None:
    page = _clean(_html(BODY, head, before))
    assert (page.published_date, page.published_from) == (dt.date(2023, 3, 12), source)


@pytest.mark.parametrize(
    ("head", "around"),
    [
        ('<script type="application/ld+json">{"@type": "Article", "dateModified": "2023-03-14"}</script>', ""),
        ('<meta property="og:updated_time" content="2023-03-14">', ""),
        ('<meta name="last-modified" content="2023-03-14">', ""),
        ("", '<time class="updated" datetime="2023-03-14">14 مارس 2023</time>'),
        ("", '<time itemprop="dateModified" datetime="2023-03-14">14 مارس 2023</time>'),
        ("", '<div class="modified-date">2023-03-14</div>'),
        ("", "<p>آخر تحديث <b>2023-03-14</b></p>"),
        ("", "<p>Archived 2023-03-14</p><!-- cached 2023-03-14 -->"),
        ("", "<footer>أنشئت الصفحة في 2023-03-14 10:00</footer>"),
        ("", '<ul><li><span class="post-date">14 مارس 2023</span> خبر آخر</li></ul>'),
    ],
)
def test_a_day_of_change_a_crawl_and_another_storys_day_are_no_publication(head: str, around: str) -> None:
    assert _clean(_html(BODY, head, before=around)).published_date is None
    assert _clean(_html(BODY, head, after=around)).published_date is None


def test_htmldates_first_of_january_is_not_believed() -> None:
    page = _clean(_html([*BODY, "ووقع الطرفان الاتفاق الأول عام 2019 برعاية أممية."], after="<p>© 2019</p>"))
    assert page.published_date is None or (page.published_date.month, page.published_date.day) != (1, 1)


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<p " + " ".join(f"a{n}=1" for n in range(20_000)) + ">x</p>", "too_many_attributes"),
        ("<p>" + "ا" * 10_000_001, "too_large"),
        ("<html><body></body></html>", "no_text"),
        ("<html><head><script>var a = 1;</script></head></html>", "no_text"),
        ("{}", "no_html"),
    ],
)
def test_hostile_or_empty_html_is_an_error_with_a_reason(html: str, reason: str) -> None:
    with pytest.raises(CleanError) as caught:
        _clean(html)
    assert caught.value.reason == reason


def test_nested_tags_and_control_characters_are_harmless() -> None:
    deep = "<div>" * 20_000
    assert _clean(_html([LEAD, *BODY], after=deep)).title == HEADLINE
    assert _kept(_clean(_html([LEAD, "\x00\x01" + BODY[0], *BODY[1:]])))[0] == LEAD


@pytest.mark.parametrize(
    ("url", "site"),
    [("https://www.a.example/x", "a.example"), ("http://10.0.0.1/x", None), ("pages/a.html", None), (None, None)],
)
def test_a_site_is_a_host(url: str | None, site: str | None) -> None:
    assert site_of(url) == site
