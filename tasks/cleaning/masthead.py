"""The site's own name above a headline: by the words that names of media are made of, or because the page says so.

    "ليبيا الآن 24"   "المساء المصرية | وكالة مستقلة"   but not "العراق الجديد" as the only headline

A page says it where it calls a name its source: "لـ«المساء»", "(المساء)", "صحيفة المساء", "بغداد/ المساء:", or beside
"all rights reserved".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning.headings import stem
from tasks.cleaning.lines import Line
from tasks.cleaning.rules import read_words
from tasks.cleaning.sitewords import weight

_NAME_WORDS, _APART_WORDS, _LABEL_WORDS, _LINE_WORDS = 5, 4, 3, 14
_CELL = re.compile(r" : ")


def _folded(names: Iterable[str]) -> frozenset[str]:
    words = read_words()
    return frozenset(part for name in names for entry in words[name] for part in deep_fold(entry).split())


@lru_cache(maxsize=1)
def _brand_words() -> frozenset[str]:
    return _folded(("brand", "media_mark", "medium"))


@lru_cache(maxsize=1)
def _beside_brand() -> frozenset[str]:
    return _folded(("nation", "agency", "section"))


@lru_cache(maxsize=1)
def _agencies() -> frozenset[str]:
    return _folded(("agency",))


@lru_cache(maxsize=1)
def _cities() -> frozenset[str]:
    return _folded(("city", "zone"))


@lru_cache(maxsize=1)
def _media() -> frozenset[str]:
    return _folded(("medium",))


@lru_cache(maxsize=1)
def _said_as_source() -> str:
    return "(?:^| )(?:ل ?|مع |[لبو]?(?:" + "|".join(sorted(_media())) + ") )"


def _is_brand(words: Sequence[str]) -> bool:
    """Whether ``words`` are such as names of media are made of: "الشروق الجزائري", "صحيفة سبق الإلكترونية"."""
    known = [word in _brand_words() or word in _beside_brand() or word[0].isdigit() for word in words]
    if not any(word in _brand_words() for word in words):
        return False
    return all(known) or (words[0] in _media() and known[-1] and len(words) > 2)


def _is_agency(words: Sequence[str]) -> bool:
    return all(word in _agencies() for word in words)


def _is_called_source(name: str, lines: Sequence[Line], rules: Sequence[str | None], at: int) -> bool:
    """Whether another line of the page calls ``name`` (folded) its source, or is furniture that bears it."""
    as_source = re.compile(rf"{_said_as_source()}{re.escape(name)}(?: |$)")
    in_dateline = re.compile(rf"(?:^[^ :]+(?: [^ :]+)? : )(?:: )*{re.escape(name)} :")
    for other, line in enumerate(lines):
        if other == at or name not in line.key:
            continue
        if rules[other] is not None and rules[other] != "glued-headline":
            return True
        if as_source.search(line.key) or in_dateline.search(line.separated):
            return True
    return False


def _is_place(words: Sequence[str]) -> bool:
    return all(word in _cities() for word in words)


def _may_stand_beside(words: Sequence[str]) -> bool:
    """Whether ``words`` tell what the site is, or which part of it: "وكالة مستقلة", "العدد 4988", "تقارير وحوارات"."""
    stems = [word[1:] if word.startswith("و") and len(word) > 3 else word for word in words]
    return all(
        weight(word) or stem in _beside_brand() or word in _beside_brand() or stem in _brand_words()
        for word, stem in zip(words, stems, strict=True)
    )


def is_masthead(lines: Sequence[Line], rules: Sequence[str | None], at: int) -> bool:
    """Whether the line at ``at`` is the site's name, perhaps with what it is or which of its parts this is."""
    line = lines[at]
    if line.ends_sentence or line.n_words > _LINE_WORDS or ":" in line.text or "؟" in line.text:
        return False
    name, *others = [cell.split() for cell in _CELL.split(line.separated.strip(" :"))]
    if len(name) > _NAME_WORDS or not all(_may_stand_beside(words) and not _is_place(words) for words in others):
        return False  # the paper with a place is a dateline
    if others and _is_agency(name) and all(_is_brand(words) or _is_agency(words) for words in others):
        return True
    if _is_brand(name) or (len(name) > 1 and _is_called_source(" ".join(name), lines, rules, at)):
        return True
    return bool(others or at == 0) and _is_apart(name, lines[at + 1 :])


def is_label_apart(lines: Sequence[Line], at: int) -> bool:
    """Whether the line at ``at``, between headline and text, is a writer's or section's name that no rule knows: two or
    three nouns, no place among them, that the page does not tell of.
    """
    line, words = lines[at], lines[at].key.split()
    if len(words) > _LABEL_WORDS or " : " in line.separated or ":" in line.text or not line.is_headline_like:
        return False
    if any(word in _cities() or word[0].isdigit() for word in words):
        return False
    return _is_apart(words, [*lines[:at], *lines[at + 1 :]])


def _is_apart(name: Sequence[str], below: Sequence[Line]) -> bool:
    """Whether ``name`` is a short row of nouns of which neither headlines nor first paragraph ``below`` tell."""
    if not 1 < len(name) <= _APART_WORDS or any(word in _no_nouns() for word in name) or name[0][0] in "وبلك":
        return False
    first = next((at for at, line in enumerate(below) if line.is_prose), 0)
    told = {stem(word) for line in below[: first + 1] for word in line.key.split()}
    return not any(stem(word) in told for word in name if word not in _beside_brand())


@lru_cache(maxsize=1)
def _no_nouns() -> frozenset[str]:
    return _folded(("role", "paragraph_start", "number", "negation"))
