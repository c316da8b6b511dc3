"""A page's publication from its own elements, when its head says nothing: labels first, htmldate last."""

from __future__ import annotations

import datetime as dt
import re

from lxml.html import HtmlElement

from tasks.cleaning.lines import Line, unplaced_lines
from tasks.cleaning.publication import Publication, labelled_day, parse_published

_HAS_DIGIT = re.compile(r"\d")
_STAMP_LETTERS = 140
_UNSEEN = frozenset({"script", "style", "noscript", "template"})


def published_in_tree(tree: HtmlElement) -> Publication | None:
    """The day behind a label such as "نشر في", a ``time`` element marked as publication, or what htmldate finds.

    htmldate makes up a first of January where it sees only a year, so that day is never believed of it.
    """
    for line in _short_texts(tree):
        if found := labelled_day(line):
            return found
    for element in tree.iter("time"):
        marks = f"{element.get('itemprop', '')} {element.get('class', '')}".lower()
        is_marked = element.get("pubdate") is not None or "publish" in marks
        if is_marked and (found := parse_published(element.get("datetime"), "meta")):
            return found
    return _by_htmldate(tree)


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


def _by_htmldate(tree: HtmlElement) -> Publication | None:
    from htmldate import find_date

    try:
        found = find_date(tree, extensive_search=False, original_date=True, outputformat="%Y-%m-%d")
    except (ValueError, TypeError, OverflowError, RecursionError):
        return None  # htmldate fails on some broken dates; the page then has none
    if not found:
        return None
    day = dt.date.fromisoformat(found)
    return None if (day.month, day.day) == (1, 1) else parse_published(found, "htmldate")
