"""The HTML of the five house styles: ``templates/<style>.html`` filled with an outlet's article.

Each style has its own block markup, because that is where extractors err: a lead outside of the body, "read also"
inside of it, a caption without a class, paragraphs that are only line breaks.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
from html import escape
from pathlib import Path
from string import Template

from . import days
from .press import Block, Outlet, Sheet, padding

_TEMPLATES = Path(__file__).parent / "templates"
_SECTIONS = ("الرئيسية", "سياسة", "اقتصاد", "العالم العربي", "دولي", "ثقافة وفنون", "رياضة", "رأي", "فيديو", "بودكاست")
_BLOG_MENU = ("Home", "اخبار العالم", "محليات", "اقتصاد", "منوعات", "صحة", "كتاب الرأي")
_NETWORKS = (("facebook", "فيسبوك"), ("x", "إكس"), ("whatsapp", "واتساب"), ("telegram", "تلغرام"))


@functools.cache
def _template(style: str) -> Template:
    return Template((_TEMPLATES / f"{style}.html").read_text(encoding="utf-8"))


def _page(style: str, outlet: Outlet, sheet: Sheet, **values: str) -> str:
    """The template of ``style``, filled with what all styles share and with ``values``."""
    css, script = padding(outlet)
    shared = {
        "css": css,
        "script": script,
        "outlet": outlet.name,
        "host": outlet.host,
        "tagline": outlet.tagline,
        "title": escape(sheet.title),
        "url": escape(sheet.url),
        "lead": escape(sheet.lead),
        "section": escape(sheet.section),
        "number": str(sheet.number),
        "author": escape(sheet.author or outlet.name),
        "published_iso": sheet.published_at.isoformat(),
        "seen_year": str(sheet.seen_on.year),
    }
    return _template(style).substitute(shared | values)


def _items(headlines: tuple[str, ...], item: str, first: int) -> str:
    """A list of links: ``item`` with ``{number}`` and ``{headline}``."""
    return "".join(item.format(number=first + n, headline=escape(text)) for n, text in enumerate(headlines))


def fanar(outlet: Outlet, sheet: Sheet) -> str:
    """A modern portal: JSON-LD, semantic tags, a "read also" box in the body, newsletter, comments."""
    url = escape(sheet.url)
    json_ld = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": sheet.title,
        "datePublished": sheet.published_at.isoformat(),
        "dateModified": (sheet.published_at + dt.timedelta(minutes=47)).isoformat(),
        "author": {"@type": "Person" if sheet.author else "Organization", "name": sheet.author or outlet.name},
        "publisher": {"@type": "Organization", "name": outlet.name},
        "mainEntityOfPage": sheet.url,
        "inLanguage": "ar",
    }
    body = [_fanar_block(block, sheet) for block in sorted(sheet.blocks, key=lambda block: block.kind != "caption")]
    body.insert(
        4,
        '<div class="more-on"><span>اقرأ أيضا</span><ul class="more-on__list">'
        f'<li><a href="/more/{sheet.number + 7}">{escape(sheet.read_also)}</a></li></ul></div>',
    )
    card = (
        '<article class="card"><a href="/related/{number}"><h3>{headline}</h3></a>'
        f'<time datetime="{sheet.seen_on}">{days.egyptian(sheet.seen_on)}</time></article>'
    )
    share = "".join(
        f'<a class="share__btn share__btn--{net}" href="https://{net}.example/share?u={url}" title="شارك">{label}</a>'
        for net, label in _NETWORKS
    )
    return _page(
        "fanar",
        outlet,
        sheet,
        body="\n".join(body),
        json_ld=json.dumps(json_ld, ensure_ascii=False),
        menu=_items(_SECTIONS, '<li class="menu__item"><a href="/{number}">{headline}</a></li>', 0),
        published=days.egyptian(sheet.published_at.date()),
        related=_items(sheet.related, card, sheet.number + 1),
        seen=f"{days.weekday(sheet.seen_on)} {days.egyptian(sheet.seen_on)}",
        share=share,
        tags=_items(sheet.tags, '<a rel="tag" href="/tag/{number}">{headline}</a>', 0),
    )


def _fanar_block(block: Block, sheet: Sheet) -> str:
    text = escape(block.text)
    if block.kind == "caption":
        image = f'<img src="/img/{sheet.number}.jpg" alt="{escape(sheet.title)}"/>'
        return f'<figure class="article-featured-image">{image}<figcaption>{text}</figcaption></figure>'
    return f"<h2>{text}</h2>" if block.kind == "subhead" else f"<p>{text}</p>"


def marsad(outlet: Outlet, sheet: Sheet) -> str:
    """A portal of nested blocks: the lead stands in its own, "read also" is bold text, app and podcast promotion."""
    body = [_marsad_block(block, outlet, sheet) for block in sheet.blocks]
    body.insert(
        4,
        '<div class="article__block" data-type="article"><div class="article__article"><strong>إقرأ أيضا: '
        f'<a href="/story/{sheet.number - 5}">{escape(sheet.read_also)}</a></strong></div></div>',
    )
    return _page(
        "marsad",
        outlet,
        sheet,
        body="\n".join(body),
        author=escape(sheet.author or "فريق التحرير"),
        author_or_none=escape(sheet.author or ""),
        menu=_items(_SECTIONS[:8], '<div class="mi"><a href="/s/{number}">{headline}</a></div>', 0),
        published_iso=f"{sheet.published_at:%Y%m%dT%H%M%z}",
        related=_items(sheet.related, '<li><a href="/story/{number}">{headline}</a></li>', sheet.number - 40),
        seen=days.slashed(sheet.seen_on),
    )


def _marsad_block(block: Block, outlet: Outlet, sheet: Sheet) -> str:
    text = escape(block.text)
    if block.kind == "caption":
        return (
            f'<div class="article__block" data-type="photo"><div class="media"><img src="/m/{sheet.number}.webp"/>'
            f'<div class="media__description">{text}</div>'
            f'<div class="media__copyright">© أرشيف {outlet.name}</div></div></div>'
        )
    if block.kind == "lead":
        return f'<div class="article__announce"><div class="article__announce-text">{text}</div></div>'
    if block.kind == "subhead":
        return f'<h3 class="article__h2">{text}</h3>'
    return f'<div class="article__block" data-type="text"><div class="article__text">{text}</div></div>'


def madar(outlet: Outlet, sheet: Sheet) -> str:
    """A newspaper on a blog engine: English furniture, "Read also" as a bold paragraph, "LEAVE A REPLY"."""
    body = [_madar_block(block, sheet) for block in sheet.blocks]
    link = f'<a href="https://{outlet.host}/?p={sheet.number - 3}">{escape(sheet.read_also)}</a>'
    body.insert(3, f"<p><strong>Read also {link}</strong></p>")
    menu_item = '<li class="menu-item menu-item-{number}"><a href="/c/{number}">{headline}</a></li>'
    return _page(
        "madar",
        outlet,
        sheet,
        body="\n".join(body),
        menu=_items(_BLOG_MENU, menu_item, 0),
        modified_iso=(sheet.published_at + dt.timedelta(hours=3)).isoformat(),
        previous=escape(sheet.related[-1]),
        previous_number=str(sheet.number - 1),
        published=days.levantine(sheet.published_at.date()),
        related=_items(sheet.related, '<li><a href="/?p={number}">{headline}</a></li>', sheet.number + 20),
        seen=days.english(sheet.seen_on),
    )


def _madar_block(block: Block, sheet: Sheet) -> str:
    text = escape(block.text)
    if block.kind == "caption":
        image = f'<img class="size-full wp-image-{sheet.number}" src="/wp-content/{sheet.number}.jpg"/>'
        return f'<div class="wp-caption aligncenter">{image}<p class="wp-caption-text">{text}</p></div>'
    return f"<h3><strong>{text}</strong></h3>" if block.kind == "subhead" else f"<p>{text}</p>"


def nabaa(outlet: Outlet, sheet: Sheet) -> str:
    """A news agency: hardly any metadata, a stamp in GMT, its sign-off, the wire beside the article."""
    paragraphs = (
        f"<h4>{escape(block.text)}</h4>" if block.kind == "subhead" else f'<p dir="rtl">{escape(block.text)}</p>'
        for block in sheet.blocks
        if block.kind != "caption"
    )
    photo = f'<figure><img src="/p/{sheet.number}"><figcaption>{escape(sheet.caption or "")}</figcaption></figure>'
    return _page(
        "nabaa",
        outlet,
        sheet,
        body="\n".join(paragraphs),
        keywords=escape("، ".join(sheet.tags)),
        photo=photo if sheet.caption else "",
        published=days.stamp(sheet.published_at),
        related=_items(sheet.related, "<li>{headline}</li>", 0),
    )


def sahil(outlet: Outlet, sheet: Sheet) -> str:
    """An old page of tables: paragraphs are parted by line breaks, the day stands only in a line of text."""
    body = "\n<br><br>\n".join(
        f'<font color="#800000"><b>{escape(block.text)}</b></font>' if block.kind == "subhead" else escape(block.text)
        for block in sheet.blocks
        if block.kind != "caption"
    )
    photo = f'<TR><TD align="center"><FONT size="2">{escape(sheet.caption or "")}</FONT></TD></TR>'
    link = '<TR><TD><A href="article.php?id={number}">{headline}</A></TD></TR>'
    return _page(
        "sahil",
        outlet,
        sheet,
        body=body,
        n_readers=str(sheet.number % 9173),
        photo=photo if sheet.caption else "",
        published=f"{days.weekday(sheet.published_at.date())} {days.dual(sheet.published_at.date())}",
        related=_items(sheet.related, link, sheet.number + 1),
    )
