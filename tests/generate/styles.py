"""The five house styles, and what an extractor leaves of their pages as text, boilerplate included.

======== ======================================= =================================================
fanar    portal with JSON-LD                     day in the URL; crawl-date header; headline twice
marsad   portal of blocks                        day in the metadata only; dark mode, promotions
madar    newspaper on a blog engine              day in the URL; English furniture
nabaa    news agency                             day in a stamp line
sahil    old page of tables                      day in a line of Arabic digits; paragraphs by ``<br>``
======== ======================================= =================================================
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from . import days, markup
from .press import Outlet, Sheet
from .spelling import INDIC_DIGITS

_BLOG_FORM = (
    "LEAVE A REPLY Cancel reply",
    "Comment:",
    "Name:*",
    "Email:*",
    "Save my name, email, and website in this browser for the next time I comment.",
)


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """How an outlet's pages look: the URL of an article, its HTML, its lines as extracted text.

    ``url_tells_day`` and ``text_tells_day``: whether the publication day can be read there.
    """

    url: Callable[[Outlet, int, str, dt.date], str]
    html: Callable[[Outlet, Sheet], str]
    text: Callable[[Outlet, Sheet], list[str]]
    url_tells_day: bool
    text_tells_day: bool


def _fanar_url(outlet: Outlet, number: int, section: str, day: dt.date) -> str:
    return f"https://www.{outlet.host}/{section}/{day.year}/{day.month}/{day.day}/{number}"


def _fanar_text(outlet: Outlet, sheet: Sheet) -> list[str]:
    seen = sheet.seen_on
    header = f"{days.weekday(seen)} {seen.day} {days.month_en(seen)[:3]} / {days.month_en(seen)} {seen.year}"
    lines = [header, sheet.title, sheet.title, "شارك القصة", *([sheet.caption] if sheet.caption else [])]
    texts = [block.text for block in sheet.blocks if block.kind != "caption"]
    texts.insert(2, f"اقرأ أيضا: {sheet.read_also}")
    footer = ("تابع القراءة", "المصادر:", f"{outlet.name} - وكالات", "شارك القصة", "اشترك في نشرتنا البريدية")
    return [*lines, *texts, *footer]


def _marsad_url(outlet: Outlet, number: int, section: str, day: dt.date) -> str:
    return f"https://{outlet.host}/story/{number}"


def _marsad_text(outlet: Outlet, sheet: Sheet) -> list[str]:
    texts = [block.text for block in sheet.blocks]
    texts.insert(max(1, len(texts) - 2), f"إقرأ أيضا : {sheet.read_also}")
    form = ("اترك ردك", "لن يتم نشر عنوان بريدك الإلكتروني.", "التعليق *", "الاسم *")
    header = ("الوضع المظلم", days.slashed(sheet.seen_on), "Logo")
    return [*header, sheet.title, *texts, "الأكثر قراءة", *sheet.related[1:3], *form]


def _madar_url(outlet: Outlet, number: int, section: str, day: dt.date) -> str:
    return f"https://{outlet.host}/{day:%Y/%m/%d}/{section}-{number}/"


def _madar_text(outlet: Outlet, sheet: Sheet) -> list[str]:
    texts = [block.text for block in sheet.blocks]
    texts.insert(3, f"Read also  {sheet.read_also}")
    header = (days.english(sheet.seen_on), f"Homeاخبار العالم{sheet.title}", sheet.title)
    return [*header, *texts, "Source link", "RELATED ARTICLES", *sheet.related[1:3], *_BLOG_FORM]


def _nabaa_url(outlet: Outlet, number: int, section: str, day: dt.date) -> str:
    return f"https://{outlet.host}/ar/{section}/{number}.html"


def _nabaa_text(outlet: Outlet, sheet: Sheet) -> list[str]:
    header = (sheet.title, f"تاريخ النشر: {days.stamp(sheet.published_at)} GMT", "تابعنا عبر")
    texts = (block.text for block in sheet.blocks)
    rights = f"لا يجوز إعادة نشر مواد {outlet.name} من دون إذن مسبق"
    return [*header, *texts, f"({outlet.name})", "آخر الأخبار", *sheet.related[:2], rights]


def _sahil_url(outlet: Outlet, number: int, section: str, day: dt.date) -> str:
    return f"http://{outlet.host}/article.php?id={number}"


def _sahil_text(outlet: Outlet, sheet: Sheet) -> list[str]:
    day = sheet.published_at.date()
    byline = f"كتب: {sheet.author or outlet.name}"
    published = f"نشر في: {days.weekday(day)} {days.dual(day)}".translate(INDIC_DIGITS)
    lines = ["الرئيسية | محليات | عربي ودولي | رياضة | راسلنا", sheet.title, byline, published]
    lines += [block.text for block in sheet.blocks]
    lines += [f"عدد القراءات: {sheet.number % 9173}", "مواضيع ذات صلة", *sheet.related[:3]]
    return [*lines, "أضف تعليق", "الاسم:", "البريد الالكتروني:", f"جميع الحقوق محفوظة لـ{outlet.name}"]


STYLES = {
    "fanar": HouseStyle(_fanar_url, markup.fanar, _fanar_text, url_tells_day=True, text_tells_day=False),
    "marsad": HouseStyle(_marsad_url, markup.marsad, _marsad_text, url_tells_day=False, text_tells_day=False),
    "madar": HouseStyle(_madar_url, markup.madar, _madar_text, url_tells_day=True, text_tells_day=False),
    "nabaa": HouseStyle(_nabaa_url, markup.nabaa, _nabaa_text, url_tells_day=False, text_tells_day=True),
    "sahil": HouseStyle(_sahil_url, markup.sahil, _sahil_text, url_tells_day=False, text_tells_day=True),
}
