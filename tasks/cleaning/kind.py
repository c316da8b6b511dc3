"""What kind of page it is: an article, an index of other pages, or a live page of time-stamped updates.

An index (front page, section, tag, search) has many headlines, each a link or a line of its own, and hardly any
prose, or short blurbs that each bear a day of their own. A live page tells one story in updates, each under its hour:

    الجيش يعلن سيطرته على المطار      index: such lines, one story after the other
    14:05 الجيش يعلن سيطرته           live: many hours, with prose between them

Only articles are coded. The others stay stored, paragraph by paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning.datewords import is_bare_date
from tasks.cleaning.furniture import starts_paragraph
from tasks.cleaning.lines import Line
from tasks.cleaning.rules import read_words
from tasks.records import PageKind

_FEWEST_HOURS, _FEWEST_HOURS_IF_SAID = 5, 3
_FEWEST_HEADLINES, _FEWEST_LINKS, _FEWEST_BLURBS = 8, 15, 4
_FEWEST_TOLD = 3  # enough where the page says that it is an index
_HEADLINE_WORDS = 4
_PROSE_TO_HEADLINES = 0.34  # an index may have a blurb to three headlines
_PARAGRAPH_LETTERS = 140  # a blurb is shorter than most paragraphs
_ARTICLE_LETTERS = 600  # prose that makes an article in spite of its address
_HOUR = r"(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)"
_STAMP = re.compile(rf"\W*(?:الساعة\s+)?{_HOUR}(?!\s*[-–/]\s*\d)")
_AGO = re.compile(r"\W*(?:قبل|منذ)\s+(?:\d+\s+)?(?:ثوان|ثانية|دقيقة|دقيقتين|دقائق|ساعة|ساعتين|ساعات)\b")
_ITEM = re.compile(r"\s*(?:[-–—•*▪●]|[\d٠-٩]{1,2}\s*[-.)])")
_INDEX_PART = re.compile(
    r"/(?:tags?|topics?|categor(?:y|ies)|sections?|authors?|writers?|search|archives?|page|وسم|تصنيف|قسم|كاتب)(?:/|$)"
)


@lru_cache(maxsize=1)
def _live_words() -> tuple[str, ...]:
    return tuple(f" {deep_fold(word)} " for word in read_words()["live"])


def _says_live(title: str | None) -> bool:
    """Whether the headline calls the page a running account: "لحظة بلحظة", "تغطية مباشرة"."""
    key = f" {deep_fold(title)} " if title else ""
    return any(word in key for word in _live_words())


def _is_stamped(line: Line) -> bool:
    """Whether an hour of the day, or how long ago, opens the line; after a day it is the page's own."""
    return bool(_STAMP.match(line.text) or _AGO.match(line.text))


def _is_headline(line: Line) -> bool:
    if line.is_prose or line.n_words < _HEADLINE_WORDS or not line.is_headline_like:
        return False
    return not (starts_paragraph(line) or _ITEM.match(line.text) or is_bare_date(line.key) or _is_stamped(line))


def _has_index_address(url: str | None) -> bool:
    """Whether the address is a site's front page, or names a tag, section, author, search or archive."""
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return False
    path = unquote(parts.path).lower()
    return bool(parts.netloc) and (
        path.strip("/") in ("", "ar", "index.html", "home") or bool(_INDEX_PART.search(path))
    )


def _is_live(lines: Sequence[Line], n_prose: int, title: str | None) -> bool:
    n_hours = sum(map(_is_stamped, lines))
    enough = _FEWEST_HOURS_IF_SAID if _says_live(title) else _FEWEST_HOURS
    return n_hours >= enough and 2 * n_prose >= n_hours


def _is_index(lines: Sequence[Line], rules: Sequence[str | None], prose: Sequence[Line], links: Sequence[str]) -> bool:
    headlines = [
        line for line, rule in zip(lines, rules, strict=True) if _is_headline(line) and (not prose or not rule)
    ]
    if len(headlines) >= _FEWEST_HEADLINES and len(prose) <= _PROSE_TO_HEADLINES * len(headlines):
        return True
    n_paragraphs = sum(len(line.text) >= _PARAGRAPH_LETTERS for line in prose)
    if len(headlines) >= _FEWEST_HEADLINES and not n_paragraphs and len(prose) <= len(headlines):
        return True
    if len(links) >= _FEWEST_LINKS and _letters_of_its_own(prose, links) < _PARAGRAPH_LETTERS:
        return True
    n_dated = sum(is_bare_date(line.key) or _is_stamped(line) for line in lines)
    return min(n_dated, len(headlines)) >= _FEWEST_BLURBS and n_paragraphs < len(headlines)


def _letters_of_its_own(prose: Sequence[Line], links: Sequence[str]) -> int:
    """Letters of the prose that are no links' text: extraction may run a list of links into one paragraph."""
    whole = "\n".join(line.key for line in prose)
    return len(whole) - sum(len(link) for link in set(links) if link in whole)


def kind_of(
    lines: Sequence[Line],
    rules: Sequence[str | None],
    title: str | None,
    url: str | None = None,
    declared: PageKind | None = None,
    links: Sequence[str] = (),
) -> PageKind:
    """The kind of the page of ``lines`` with the ``rules`` that took them.

    ``declared`` is what an HTML page's head says, ``links`` the folded texts of those
    links that read as headlines. An article is
    believed to be one if it has prose, an index by its address if it has little.
    """
    prose = [line for line, rule in zip(lines, rules, strict=True) if rule is None and line.is_prose]
    if declared == "live" or _is_live(lines, len(prose), title):
        return "live"
    n_letters = sum(len(line.text) for line in prose)
    if declared == "article" and prose:
        return "article"
    if declared == "index" or _has_index_address(url):
        n_headlines = len(links) + sum(map(_is_headline, lines))
        return "index" if n_letters < _ARTICLE_LETTERS and n_headlines >= _FEWEST_TOLD else "article"
    return "index" if _is_index(lines, rules, prose, links) else "article"
