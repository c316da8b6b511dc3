"""HTML that hangs a parser, refused before one sees it. Linear in the text, whatever the text."""

from __future__ import annotations

import re

from tasks.reading.errors import PageError
from tasks.reading.limits import Limits

_PROLOGUE_CHARS = 100_000
# Every quantifier is possessive: nothing is ever tried twice.
_ATTRIBUTE = r"[\s/]*+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+"
_DATA_ELEMENTS = frozenset({"script", "style"})


def check_html(text: str, limits: Limits | None = None) -> None:
    """Raise PageError if a parser must not see ``text``.

    ``too_many_attributes``: libxml2 takes time quadratic in the attributes of a tag (100,000 hang it beyond a
    minute, and no signal interrupts it). ``entity_definitions``: a document type with entities of its own, the
    vehicle of entity bombs, which no news page needs. Deep nesting is harmless.
    """
    limits = limits or Limits()
    if _defines_entities(text):
        raise PageError("entity_definitions", "the page's document type defines entities")
    if _has_crowded_tag(text, limits.tag_attributes):
        raise PageError("too_many_attributes", f"a tag has more than {limits.tag_attributes:,} attributes")


def _defines_entities(text: str) -> bool:
    prologue = text[:_PROLOGUE_CHARS].lower()
    doctype = prologue.find("<!doctype")
    if doctype < 0:
        return False
    root = prologue.find("<html", doctype)
    return prologue.find("<!entity", doctype, root if root >= 0 else len(prologue)) >= 0


def _has_crowded_tag(text: str, allowed: int) -> bool:
    tag = re.compile(rf"<(?:!--|([a-zA-Z][^\s/>]*+)(?:{_ATTRIBUTE}){{0,{allowed}}}+({_ATTRIBUTE})?+)")
    position = 0
    while (match := tag.search(text, position)) is not None:
        if match.group(2) is not None:
            return True
        position = match.end()
        name = match.group(1)
        if name is None:
            position = _past(text, "-->", position)
        elif name.lower() in _DATA_ELEMENTS:
            # Code is full of "<" that open no tag.
            position = _past(text, f"</{name}", position)
    return False


def _past(text: str, closing: str, position: int) -> int:
    """The offset after the next ``closing``; ``position`` itself if it never closes (the rest may hide a tag)."""
    found = text.find(closing, position)
    return position if found < 0 else found + len(closing)
