"""A record becomes a page: structure, furniture, metadata, publication, repeats; every line kept with its rule."""

from __future__ import annotations

from collections.abc import Sequence

from tasks.cleaning import furniture
from tasks.cleaning.byline import author_in_text
from tasks.cleaning.kind import kind_of
from tasks.cleaning.language import detect_language
from tasks.cleaning.lines import Line, split_lines
from tasks.cleaning.publication import Publication, parse_published, published_in_text, published_in_url
from tasks.cleaning.repeats import mark_repeats
from tasks.records import Page, PageKind, Record

_TITLE_LETTERS = 180
_TITLE_WORDS = 3


class CleanError(ValueError):
    """A page with nothing in it, or none that may be read. ``reason`` is a stable slug, ``detail`` one line."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)  # both, so that it travels between processes
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}"


def clean(record: Record, text: str) -> Page:
    """The page of ``record``, whose decoded content is ``text``.

    Raises:
        CleanError: ``empty``, ``no_text``, ``no_html``, ``too_large`` or ``too_many_attributes``.
    """
    if not text.strip():
        raise CleanError("empty", "the record holds no text")
    if record.kind == "html":
        return _clean_html(record, text)
    return clean_text(
        text,
        title=record.title,
        published=record.published,
        author=record.author,
        url=record.url,
        language=record.language,
    )


def clean_text(
    text: str,
    title: str | None = None,
    published: str | None = None,
    author: str | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Page:
    """The page that is ``text``: a line a paragraph, ``text[p.start : p.start + len(p.text)] == p.text``.

    Given a ``title`` the page has a headline row at position 0; lines count from 1. ``language`` is a hint
    for texts without letters. An unreadable ``published`` counts as none.

    Raises:
        CleanError: ``empty``.
    """
    from tasks.cleaning.metadata import site_of

    lines = split_lines(text)
    if not lines:
        raise CleanError("empty", "the record holds no text")
    headline = " ".join(title.split()) if title else None
    publication = parse_published(published) or published_in_url(url) or published_in_text(lines)
    return _page(lines, headline or None, author, site_of(url), language, publication, url)


def _clean_html(record: Record, text: str) -> Page:
    from tasks.cleaning import markup
    from tasks.cleaning.metadata import read_metadata
    from tasks.cleaning.stamps import published_in_tree

    try:
        tree = markup.parse(text)
    except markup.MarkupError as error:
        raise CleanError(error.reason, str(error)) from None
    metadata = read_metadata(tree, record.url)
    title = " ".join((record.title or metadata.title or "").split()) or None
    lines = markup.extract_lines(tree, metadata.article_body)
    lines = markup.restore_lead(tree, lines, metadata.leads, title)
    if not lines:
        raise CleanError("no_text", "no main text found in the page")
    publication = (
        parse_published(record.published)
        or metadata.publication
        or published_in_url(metadata.url)
        or published_in_text(lines)
        or published_in_tree(tree)
    )
    author = record.author or metadata.author
    links = markup.headline_links(tree)
    return _page(
        lines, title, author, metadata.site, record.language, publication, metadata.url, metadata.declared, links
    )


def _page(
    lines: list[Line],
    headline: str | None,
    author: str | None,
    site: str | None,
    language: str | None,
    publication: Publication | None,
    url: str | None,
    declared: PageKind | None = None,
    links: Sequence[str] = (),
) -> Page:
    rules = furniture.judge(lines, headline)
    kept = [line for line, rule in zip(lines, rules, strict=True) if rule is None]
    furniture.mark_captions(lines, rules)
    return Page(
        title=headline or _title_of(kept),
        author=author or author_in_text(lines, rules),
        site=site,
        language=detect_language("\n".join(line.text for line in kept)) or language,
        published_at=publication.at if publication else None,
        published_date=publication.day if publication else None,
        published_from=publication.source if publication else None,
        paragraphs=mark_repeats(lines, rules, headline),
        kind=kind_of(lines, rules, headline, url, declared, links),
    )


def _title_of(kept: Sequence[Line]) -> str | None:
    """The first kept line, if it reads as a headline and something follows it."""
    if len(kept) < 2:
        return None
    first = kept[0]
    is_headline = first.n_words >= _TITLE_WORDS and len(first.text) <= _TITLE_LETTERS and first.kind == "body"
    return first.text if is_headline and not first.ends_sentence else None
