"""HTML that hangs a parser, refused before one sees it. Linear in the text, whatever the text."""

from __future__ import annotations

import functools
import re

from tasks.reading.errors import PageError
from tasks.reading.limits import Limits

_PROLOGUE_CHARS = 100_000
# Every quantifier is possessive: nothing is ever tried twice.
_ATTRIBUTE = r"[\s/]*+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?+"
# What ends a stretch whose "<" open no tags.
_CLOSING = {
    "!--": re.compile("-->"),
    "script": re.compile("</script", re.IGNORECASE),
    "style": re.compile("</style", re.IGNORECASE),
}


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
    tag = _tag(allowed)
    position = 0
    unclosed: set[str] = set()  # looked for once in vain: looking again at every opening would be quadratic
    while (match := tag.search(text, position)) is not None:
        if match.group(2) is not None:
            return True
        position = match.end()
        opened = (match.group(1) or "!--").lower()
        if opened in _CLOSING and opened not in unclosed:
            closing = _CLOSING[opened].search(text, position)
            if closing is None:
                unclosed.add(opened)  # and go on inside: a parser may do so too
            else:
                position = closing.end()
    return False


@functools.cache
def _tag(allowed: int) -> re.Pattern[str]:
    return re.compile(rf"<(?:!--|([a-zA-Z][^\s/>]*+)(?:{_ATTRIBUTE}){{0,{allowed}}}+({_ATTRIBUTE})?+)")
