"""What the head of an HTML page says of it: title, author, site, description, publication.

JSON-LD is believed before OpenGraph, OpenGraph before other meta tags, those before the page's own tags.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning.publication import Publication, parse_published
from tasks.records import PageKind

_STORY = ("article", "posting", "report")
_ARTICLE = (*_STORY, "webpage")
_COLLECTION = re.compile(r'"@type"\s*:\s*\[?\s*"(?:CollectionPage|SearchResultsPage|ItemList)"')
_PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_at",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dc.date",
    "dcterms.created",
    "dcterms.issued",
    "date.created",
    "article.published",
    "article_date_original",
)
_TITLE_META = ("og:title", "twitter:title", "dc.title", "headline")
_AUTHOR_META = ("author", "article:author", "dc.creator", "parsely-author", "cxenseparse:author")
_DESCRIPTION_META = ("og:description", "description", "twitter:description")
_SITE_SUFFIX = re.compile(r"\s+(?:[|»·•–—-]|::)\s+")
_NO_NAME = re.compile(r"https?:|www\.|@|[/\\]")
_ADDRESS = re.compile(r"[\d.:a-f]+")  # a server's number is no site
_CONTROL = re.compile(r"[\x00-\x1f]+")
_MOST_NODES = 2_000
_AUTHOR_LETTERS = 120
_SAME_WORDS = 0.7


@dataclass(frozen=True, slots=True)
class Metadata:
    """Of an HTML page; each None (or empty) where nothing is said. ``leads`` are summaries to hold the body against;
    ``declared`` is the kind of page that it says it is.
    """

    title: str | None
    author: str | None
    site: str | None
    url: str | None
    publication: Publication | None
    leads: tuple[str, ...]
    article_body: str | None
    declared: PageKind | None


def _text(value: object) -> str | None:
    """``value`` as one line of text without entities or tags; None if nothing is left."""
    if not isinstance(value, str):
        return None
    plain = html.unescape(html.unescape(value))
    return " ".join(re.sub(r"<[^<>]{0,200}>", " ", plain).split()) or None


def site_of(url: str | None) -> str | None:
    """The host of ``url`` without ``www.``; None for a bare address."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host and not _ADDRESS.fullmatch(host) else None


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    """All objects in a JSON-LD document, outermost first; a limit guards against hostile nesting."""
    queue, seen = [value], 0
    while queue and seen < _MOST_NODES:
        item = queue.pop(0)
        seen += 1
        if isinstance(item, dict):
            yield item
            queue.extend(
                item[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement") if key in item
            )
        elif isinstance(item, list):
            queue.extend(item)


def _is_article(node: dict[str, Any]) -> bool:
    return any(isinstance(kind, str) and kind.lower().endswith(_ARTICLE) for kind in _kinds(node))


def _kinds(node: dict[str, Any]) -> list[Any]:
    kinds = node.get("@type")
    return kinds if isinstance(kinds, list) else [kinds]


def read_json_ld(tree: HtmlElement) -> list[dict[str, Any]]:
    """The article objects of the page's JSON-LD, news before web page; broken scripts are passed over."""
    found: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if script.get("type", "").strip().lower() != "application/ld+json":
            continue
        source = (script.text or "").strip()
        source = source.removeprefix("<![CDATA[").removesuffix("]]>").strip().removesuffix(";")
        try:
            parsed = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            try:
                parsed = json.loads(_CONTROL.sub(" ", html.unescape(source)), strict=False)
            except (ValueError, RecursionError):
                continue
        found.extend(node for node in _nodes(parsed) if _is_article(node))
    return sorted(found, key=lambda node: str(node.get("@type")).lower().endswith("webpage"))


def read_meta(tree: HtmlElement) -> dict[str, str]:
    """The page's meta tags by lower-case name, the first of each."""
    tags: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and content.strip():
            tags.setdefault(name.strip().lower(), content)
    return tags


def _names(value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        name = _text(item.get("name") if isinstance(item, dict) else item)
        if name and len(name) <= _AUTHOR_LETTERS and not _NO_NAME.search(name):
            yield name


def _first(values: Iterator[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _author(articles: list[dict[str, Any]], meta: dict[str, str]) -> str | None:
    for article in articles:
        names = list(dict.fromkeys(_names(article.get("author"))))
        if names:
            return "، ".join(names)
    return _first(name for key in _AUTHOR_META for name in _names(meta.get(key)))


def _title(
    tree: HtmlElement, articles: list[dict[str, Any]], meta: dict[str, str], site_name: str | None
) -> str | None:
    headings = [_text("".join(element.itertext())) for element in tree.iter("h1")]
    candidates = [_text(article.get("headline")) for article in articles]
    candidates += [_text(meta.get(key)) for key in _TITLE_META]
    candidates.append(_text(cast("str | None", tree.findtext(".//title"))))
    known = [title for title in candidates if title]
    said = {word for title in known for word in deep_fold(title).split()}
    for heading in headings:
        words = deep_fold(heading or "").split()
        if len(words) > 2 and sum(word in said for word in words) >= _SAME_WORDS * len(words):
            return heading  # what the page prints, when its head says much the same
    if not known:
        return headings[0] if len(headings) == 1 else None
    return _without_site(known[0], site_name)


def _without_site(title: str, site_name: str | None) -> str:
    """``title`` without the site's name: longest part beside a bar or colons; after a dash only a known name."""
    parts = _SITE_SUFFIX.split(title)
    marks = _SITE_SUFFIX.findall(title)
    if not marks:
        return title
    if any(mark.strip() in ("|", "::") for mark in marks):
        return max(parts, key=len)
    is_named = bool(site_name) and deep_fold(site_name or "") in deep_fold(parts[-1])
    return title[: title.rindex(marks[-1])] if is_named else title


def _publication(articles: list[dict[str, Any]], meta: dict[str, str]) -> Publication | None:
    for article in articles:
        if found := parse_published(_text(article.get("datePublished")), "json-ld"):
            return found
    for article in articles:
        if found := parse_published(_text(article.get("dateCreated")), "json-ld"):
            return found
    for key in _PUBLISHED_META:
        if found := parse_published(meta.get(key), "meta"):
            return found
    return None


def _canonical(tree: HtmlElement) -> str | None:
    return _first(_text(link.get("href")) for link in tree.iter("link") if link.get("rel", "").lower() == "canonical")


def read_metadata(tree: HtmlElement, url: str | None) -> Metadata:
    """What the page's head says; ``url`` is the record's own, which names the site first."""
    articles, meta = read_json_ld(tree), read_meta(tree)
    site_name = _text(meta.get("og:site_name"))
    own_url = url or _text(meta.get("og:url")) or _canonical(tree)
    bodies = (_body(article) for article in articles)
    leads = [_text(article.get("description")) for article in articles] + [
        _text(meta.get(k)) for k in _DESCRIPTION_META
    ]
    return Metadata(
        title=_title(tree, articles, meta, site_name),
        author=_author(articles, meta),
        site=site_of(own_url) or site_name,
        url=own_url,
        publication=_publication(articles, meta),
        leads=tuple(dict.fromkeys(lead for lead in leads if lead)),
        article_body=max((body for body in bodies if body), key=len, default=None),
        declared=_declared(tree, articles, meta),
    )


def _declared(tree: HtmlElement, articles: list[dict[str, Any]], meta: dict[str, str]) -> PageKind | None:
    kinds = {str(kind).lower() for article in articles for kind in _kinds(article)}
    if "liveblogposting" in kinds:
        return "live"
    if any(kind.endswith(_STORY) for kind in kinds) or (meta.get("og:type") or "").strip().lower() == "article":
        return "article"
    scripts = "".join(script.text or "" for script in tree.iter("script") if "ld+json" in script.get("type", ""))
    return "index" if _COLLECTION.search(scripts) else None


def _body(article: dict[str, Any]) -> str | None:
    """``articleBody`` with its line breaks."""
    body = article.get("articleBody")
    if not isinstance(body, str):
        return None
    plain = re.sub(r"<(?:br|/p|/div|/h\d|/li)[^<>]{0,50}>", "\n", html.unescape(body), flags=re.IGNORECASE)
    return re.sub(r"<[^<>]{0,200}>", " ", plain).strip() or None
