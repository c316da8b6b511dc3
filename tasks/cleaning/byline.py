"""Bylines: lines of names alone above a text, and who wrote the text, read off them before they are put aside.

    "نورة السالم - البيان - جدة"   "كتب سامي حداد وليلى عمر"   "دبي: هند العلي"   but not "سامي حداد: لن نتراجع"

A byline is made of cells between dashes and bars. One is a person: a given name and after it names, or words that
no verb or particle gives away. The others are short: places, agencies, the paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tasks.arabic.fingerprint import deep_fold
from tasks.cleaning.lines import Line
from tasks.cleaning.rules import read_words

# What names a writer, and what names another trade (editor, translator, role), which is passed over.
_WRITER = re.compile(
    r"^\W*(?:كتبت?|كتبه|بقلم|إعداد|الكاتب|المؤلف|كتب وتصوير|author|by|written by|posted by)\b\W*", re.IGNORECASE
)
_NAME_LETTERS = 60
_LABEL_WORDS = 5
_BYLINE_WORDS, _NAME_WORDS, _CELL_WORDS = 12, 4, 3
_CELL = re.compile(r" : ")
_FEWEST_TRADE_WORDS = 3
_BESIDE_TRADES = frozenset(
    {"في", "من", "علي", "مقيم", "مقيمه", "جامعه", "بجامعه", "مركز", "معهد", "شوون", "بشوون", "علوم", "العلوم"}
)
_BETWEEN_NAMES = frozenset({"بن", "عبد", "ابو", "ابن", "ال", "بو", "ام"})
_SURNAME = re.compile(r"ال\w{2,}ي")
_STRANGERS = 1  # words of a name that tell nothing
_VERBAL = ("ي", "ت", "ب", "ل", "س")  # what verbs of the present and words with prepositions begin with


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(map(deep_fold, read_words()["given_name"]))


@lru_cache(maxsize=1)
def _labels() -> frozenset[str]:
    """What stands before who made a text or its paper: "كتب", "تحقيق", "رئيس التحرير"."""
    words = read_words()
    return frozenset(map(deep_fold, (*words["writer"], *words["genre"], *words["staff"])))


@lru_cache(maxsize=1)
def _styles() -> frozenset[str]:
    return frozenset(map(deep_fold, read_words()["style"]))


@lru_cache(maxsize=1)
def _own_trades() -> frozenset[str]:
    return frozenset(map(deep_fold, read_words()["trade"]))


@lru_cache(maxsize=1)
def _trades() -> frozenset[str]:
    """What may be said of a writer behind the name: "مراسلة الشؤون العربية", "تكتب"."""
    words = read_words()
    return _own_trades() | frozenset(map(deep_fold, words["nation"]))


def _without_label(words: list[str]) -> list[str]:
    """``words`` without the longest label before them."""
    longest = min(len(words), _LABEL_WORDS)
    return next((words[n:] for n in range(longest, 0, -1) if " ".join(words[:n]) in _labels()), words)


@lru_cache(maxsize=1)
def _no_names() -> frozenset[str]:
    words = read_words()
    names = ("paragraph_start", "site_filler", "site_word", "number", "negation", "unit", "desk", "beat", "role")
    brands = {word for word in words["brand"] if not word.endswith("ي")}
    known = {*brands, *(word for name in names for word in words[name])}
    return frozenset(map(deep_fold, known)) - _given_names()


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    words = read_words()
    return frozenset(map(deep_fold, (*words["city"], *words["nation"], *words["zone"])))


def is_person(words: Sequence[str]) -> bool:
    """Whether the folded ``words`` are a person's name: a given name first, or a surname from a place last."""
    if (
        len(words) == 2
        and _SURNAME.fullmatch(words[1])
        and not words[0].startswith("ال")
        and not _no_names() & set(words)
    ):
        return True
    if not 1 < len(words) <= _NAME_WORDS or not (words[0] in _given_names() or words[0] == "عبد"):
        return False
    strangers = 0
    for word in words[1:]:
        if word in _given_names() or word in _BETWEEN_NAMES or (word.startswith("ال") and word not in _no_names()):
            continue
        strangers += 1 if not word.startswith(_VERBAL) and word not in _no_names() else _NAME_WORDS
    return strangers <= _STRANGERS


def _is_persons(words: Sequence[str]) -> bool:
    """Whether ``words`` are a person, perhaps with style or trade, or two joined: "سامي حداد وليلى عمر"."""
    if words and words[0] in _styles():
        words = words[1:]
    if is_person(words):
        return True
    if any(is_person(words[:at]) and all(word in _trades() for word in words[at:]) for at in (2, 3)):
        return True
    joints = [at for at in range(2, len(words) - 1) if words[at][0] == "و" and words[at][1:] in _given_names()]
    return any(is_person(words[:at]) and is_person([words[at][1:], *words[at + 1 :]]) for at in joints)


def _tells_a_trade(line: Line) -> bool:
    """Whether ``line`` says what its writer is: "كاتب وصحافي لبناني", "باحثة في الشؤون العربية"."""
    words = [word.removeprefix("و") if word.startswith("و") else word for word in line.key.split()]
    if ":" in line.text or len(words) < _FEWEST_TRADE_WORDS or words[0].removeprefix("ال") not in _own_trades():
        return False
    known = _trades() | _places() | _BESIDE_TRADES
    others = [word for word in words if word not in known and f"ال{word}" not in known]
    return len(others) <= _STRANGERS and not any(word.startswith(_VERBAL) for word in others)


def names_its_writer(line: Line, *, is_tail: bool = False) -> bool:
    """Whether ``line`` is made of who wrote the text, for whom and where: persons beside places, or with a label, which
    must be there below the text.
    """
    if line.ends_sentence or not 1 < line.n_words <= _BYLINE_WORDS:
        return False
    if _tells_a_trade(line):
        return True
    cells = [cell.split() for cell in _CELL.split(line.separated.strip(" :"))]
    named = _without_label(cells[0])
    if len(named) < len(cells[0]):
        cells = [cell for cell in (named, *cells[1:]) if cell]
        return bool(cells) and all(map(_is_persons, cells))
    if is_tail:
        return False
    persons = [at for at, cell in enumerate(cells) if _is_persons(cell)]
    if not persons or any(len(cell) > _CELL_WORDS for at, cell in enumerate(cells) if at not in persons):
        return False
    is_said = ":" in line.text and persons != [len(cells) - 1]
    return not is_said and (":" not in line.text or all(word in _places() for word in cells[0]))


def author_in_text(lines: Sequence[Line], rules: Sequence[str | None]) -> str | None:
    """The name in the first byline that names a writer."""
    for line, rule in zip(lines, rules, strict=True):
        if rule == "byline" and (label := _WRITER.match(line.text)):
            name = line.text[label.end() :].strip(" \t:،,-–—|")
            if name and len(name) <= _NAME_LETTERS:
                return name
    return None
