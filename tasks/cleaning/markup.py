"""HTML to lines: one parse, trafilatura for the structure, and two guards for what it loses.

trafilatura runs in its fast precision mode without comments: on real pages it leaves a third of the residue
of the default mode at half its time. It is never asked for metadata (twice the time) or deduplication (its cache
makes a page's output depend on what the process saw before).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction, load_html
from trafilatura.settings import Document

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning.lines import Line, unplaced_lines

# They log each page they find nothing in; here that page becomes a reject that says so.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

MAX_HTML_LETTERS = 10_000_000
# A tag of 100,000 attributes hangs libxml2 beyond a minute; longer stretches with few blanks are inlined images.
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{50000,}")
_MOST_ATTRIBUTES = 5_000
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "td",
        "blockquote",
        "figcaption",
        "main",
    }
)
_NO_LEAD = frozenset(
    {"script", "style", "noscript", "nav", "footer", "aside", "form", "head", "template", "button", "select"}
)
_LEAD_KEY, _LEAD_LETTERS, _LEAD_START = 40, 50, 30
_CELL_LETTERS = 60
_SHORT_BODY = 250
_LINK_WORDS, _MOST_LINK_WORDS, _MOST_LINKS = 4, 25, 500


class MarkupError(ValueError):
    """HTML that is no page: ``reason`` is a slug, the message one line."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason


def parse(html: str) -> HtmlElement:
    """The tree of ``html``.

    Raises:
        MarkupError: ``too_large``, ``too_many_attributes`` or ``no_html``.
    """
    if len(html) > MAX_HTML_LETTERS:
        raise MarkupError("too_large", f"{len(html)} characters of HTML, {MAX_HTML_LETTERS} allowed")
    for tag in _LONG_TAG.finditer(html):
        n_attributes = len(tag.group().split())
        if n_attributes > _MOST_ATTRIBUTES:
            raise MarkupError("too_many_attributes", f"a tag with about {n_attributes} attributes")
    tree = load_html(html)
    if tree is None:
        raise MarkupError("no_html", "no HTML element in it")
    return tree


def _own_lines(element: etree._Element) -> Iterator[str]:
    """The text of an output element, cut at its line breaks."""
    pieces: list[str] = []
    for part in element.iter():
        if part.tag in ("lb", "item", "row", "cell", "p", "head", "quote") and part is not element:
            yield "".join(pieces)
            pieces = []
        pieces.append(part.text or "")
        if part is not element:
            pieces.append(part.tail or "")
    yield "".join(pieces)


def _row_lines(row: etree._Element) -> Iterator[str]:
    """A table's row: cells that hold prose are lines of their own (pages laid out in tables), else one line."""
    cells = [" ".join("".join(cell.itertext()).split()) for cell in row.iter("cell")]
    cells = [cell for cell in cells if cell]
    if any(len(cell) >= _CELL_LETTERS for cell in cells):
        yield from (line for cell in row.iter("cell") for line in _own_lines(cell))
    else:
        yield " | ".join(cells)


def _body_lines(body: etree._Element) -> Iterator[str]:
    for element in body:
        if element.tag == "table":
            for row in element.iter("row"):
                yield from _row_lines(row)
        else:
            yield from _own_lines(element)


def _captions(tree: HtmlElement) -> frozenset[str]:
    return frozenset(deep_fold("".join(caption.itertext())) for caption in tree.iter("figcaption")) - {""}


def _text_of(tree: HtmlElement, *, precise: bool) -> list[str]:
    document = bare_extraction(
        tree,
        fast=True,
        favor_precision=precise,
        include_comments=False,
        include_tables=True,
        deduplicate=False,
        with_metadata=False,
        output_format="xml",  # the tree alone: the Python format renders the text a second time
    )
    return list(_body_lines(document.body)) if isinstance(document, Document) else []


def extract_lines(tree: HtmlElement, article_body: str | None = None) -> list[Line]:
    """The lines of the page's main text. Falls back on the balanced mode, then on JSON-LD's ``articleBody``,
    where the precise one finds less than a paragraph or less than half of that body.
    """
    texts = _text_of(tree, precise=True)
    size = sum(map(len, texts))
    if size < _SHORT_BODY:
        wider = _text_of(tree, precise=False)
        if sum(map(len, wider)) > 2 * size:
            texts, size = wider, sum(map(len, wider))
    if article_body and len(article_body) > 2 * size and len(article_body) > _SHORT_BODY:
        texts = article_body.split("\n")
    lines, captions = unplaced_lines(texts), _captions(tree)
    for line in lines:
        if line.key in captions:
            line.kind = "caption"
    return lines


def _leaf_blocks(tree: HtmlElement) -> Iterator[str]:
    """The texts of blocks that hold no other block, in the page's order, without its furniture elements."""
    skipped: set[HtmlElement] = set()
    for element in tree.iter(etree.Element):
        if element.tag in _NO_LEAD or element.getparent() in skipped:
            skipped.add(element)
        elif element.tag in _BLOCKS and not any(child.tag in _BLOCKS for child in element.iterdescendants()):
            text = " ".join("".join(element.itertext()).split())
            if text:
                yield text


def headline_links(tree: HtmlElement) -> list[str]:
    """The folded texts of links that read as headlines: of four words or more, and not in running text."""
    texts: list[str] = []
    skipped: set[HtmlElement] = set()
    for element in tree.iter(etree.Element):
        if element.tag in _NO_LEAD or element.getparent() in skipped:
            skipped.add(element)
        elif element.tag == "a" and not (element.tail or "").strip() and len(texts) < _MOST_LINKS:
            text = "".join(element.itertext())
            if _LINK_WORDS <= len(text.split()) <= _MOST_LINK_WORDS:
                texts.append(deep_fold(text))
    return texts


def restore_lead(tree: HtmlElement, lines: list[Line], leads: tuple[str, ...], title: str | None) -> list[Line]:
    """``lines`` with the lead before them, where a summary of the page stands in a block of its own
    ahead of the body and the extraction lost it. The line says that it was restored.
    """
    whole = " ".join(line.key for line in lines)
    lost = []
    for lead in leads:
        key = deep_fold(lead.rstrip(" .…"))
        if len(lead) >= _LEAD_LETTERS and key[:_LEAD_KEY] not in whole and (not title or deep_fold(title) != key):
            lost.append(key)
    if not lost:
        return lines
    first = next((line.key[:_LEAD_KEY] for line in lines if len(line.key) >= _LEAD_START), None)
    for text in _leaf_blocks(tree):
        key = deep_fold(text)
        if first is not None and key.startswith(first):
            break
        if len(text) >= _LEAD_LETTERS and any(key.startswith(lead[:_LEAD_KEY]) for lead in lost):
            return [Line(text, restored=True), *lines]
    return lines
