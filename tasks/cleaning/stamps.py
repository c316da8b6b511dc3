"""A page's publication from its own elements, when its head says nothing: labels first, htmldate last.

htmldate takes any day for a publication, a modification and a footer's too: it sees the page without them.
"""

from __future__ import annotations

import copy
import datetime as dt
import re

from lxml import etree
from lxml.html import HtmlElement

from tasks.cleaning.lines import Line, unplaced_lines
from tasks.cleaning.publication import Publication, begins_with_update, labelled_day, parse_published

_HAS_DIGIT = re.compile(r"\d")
_STAMP_LETTERS = 140
_ASIDE = frozenset({"aside", "nav", "footer", "li"})  # the days of other stories
_UNSEEN = frozenset({"script", "style", "noscript", "template"})
_MARKS = ("itemprop", "property", "name", "http-equiv", "class", "id")
_MARK_WORD = re.compile(r"[a-z]+")
_PUBLISHED = frozenset({"published", "publish", "pubdate", "datepublished", "publishdate", "publishing", "posted"})
_DATED = frozenset({"date", "time", "datetime", "timestamp"})
_OF_ARTICLE = frozenset({"post", "entry", "article", "story", "news", "single"})
_LATER = frozenset(
    {
        "modified", "modification", "datemodified", "lastmod", "lastmodified", "updated", "update", "lastupdate",
        "lastupdated", "crawled", "crawl", "fetched", "archived", "archive", "cached", "snapshot", "today", "now",
        "clock", "currentdate", "current",
    }
)  # fmt: skip


def published_in_tree(tree: HtmlElement) -> Publication | None:
    """The day behind a label such as "نشر في", of an element marked as publication, or what htmldate finds.

    htmldate makes up a first of January where it sees only a year, so that day is never believed of it.
    """
    for line in _short_texts(tree):
        if found := labelled_day(line):
            return found
    return _in_marked_element(tree) or _by_htmldate(tree)


def _short_texts(tree: HtmlElement) -> list[Line]:
    """The page's short texts with a figure in them: an element's own, with its children's when those are short."""
    texts = []
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _UNSEEN or len(element) > 6:
            continue
        whole = _text_up_to(element, _STAMP_LETTERS)
        if whole is not None and _HAS_DIGIT.search(whole):
            texts.append(whole)
    return unplaced_lines(texts)


def _text_up_to(element: HtmlElement, letters: int) -> str | None:
    """The text of ``element``, None if it is longer; a long one is not read to its end."""
    parts, n_letters = [], 0
    for part in element.itertext():
        parts.append(part)
        n_letters += len(part.strip())
        if n_letters > letters:
            return None
    return " ".join(parts)


def _marks(element: HtmlElement) -> frozenset[str]:
    """The words of what an element is called: its class, id, property, name."""
    return frozenset(_MARK_WORD.findall(" ".join(element.get(name, "") for name in _MARKS).lower()))


def _in_marked_element(tree: HtmlElement) -> Publication | None:
    """The day of an element that is called a publication ("published", "datePublished"), else a post's date."""
    of_article = None
    for element in tree.iter(etree.Element):
        if element.tag in ("meta", "html", "body"):
            continue
        marks = _marks(element)
        is_published = element.get("pubdate") is not None or bool(marks & _PUBLISHED)
        is_dated = bool(marks & _DATED and marks & _OF_ARTICLE) and not marks & _LATER
        if not (is_published or (is_dated and of_article is None)):
            continue
        if any(above.tag in _ASIDE for above in element.iterancestors()):
            continue
        printed = element.get("datetime") or element.get("content") or element.get("title")
        found = parse_published(printed, "meta") or parse_published(_text_up_to(element, _STAMP_LETTERS), "text")
        if found and is_published:
            return found
        of_article = of_article or found
    return of_article


def _is_later(element: HtmlElement) -> bool:
    """Whether an element tells when the page was changed or fetched, or is its frame."""
    marks = _marks(element)
    if element.tag == "footer" or (element.tag in ("meta", "time") and marks & _LATER and not marks & _PUBLISHED):
        return True
    if element.tag in ("html", "head", "body", "main", "article"):
        return False
    text = _text_up_to(element, _STAMP_LETTERS)
    if text is None or not _HAS_DIGIT.search(text):
        return False
    return bool(marks & _LATER and not marks & _PUBLISHED) or begins_with_update(" ".join(text.split()))


def _without_later_days(tree: HtmlElement) -> HtmlElement:
    """A copy of ``tree`` without comments, footers and what tells of changes and crawls."""
    page = copy.deepcopy(tree)
    doomed = [
        element
        for element in page.iter()
        if element.getparent() is not None and (not isinstance(element.tag, str) or _is_later(element))
    ]
    for element in doomed:
        if element.getparent() is not None:
            element.drop_tree()
    return page


def _by_htmldate(tree: HtmlElement) -> Publication | None:
    from htmldate import find_date

    page = _without_later_days(tree)
    try:
        found = find_date(page, extensive_search=False, original_date=True, outputformat="%Y-%m-%d")
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None  # htmldate fails on some broken dates; the page then has none
    if not found:
        return None
    day = dt.date.fromisoformat(found)
    return None if (day.month, day.day) == (1, 1) else parse_published(found, "htmldate")
