"""A sentence as words of the pattern alphabet, each with its offsets in the original text."""

from __future__ import annotations

import re
from typing import NamedTuple

from tasks.arabic.dates.lexicon import LEXICON
from tasks.arabic.normalise import fold, fold_with_offsets

_LETTERS = re.compile(r"[^\W\d_]{2,}")
# 2022/2/12, 12-2-2022: the same separator twice, and nothing that would make it a phone number or a time.
_NUMERIC = r"(\d{1,4})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?![\d:]|[/.-]\d)"
_TOKEN = re.compile(
    rf"(?<![\d/.+-]){_NUMERIC}|\d{{1,2}}:\d\d(?::\d\d)?|\d+(?:[.,]\d{{1,3}})+(?!\d)|\d+|[^\W\d_]+|\S"
)
_TELLING_NUMBER = re.compile(r"\d(?:\d\d\d(?!\d)|[/.-]\d|\s[/.-]\s?\d)")
_PUNCTUATION = {"/": "/", "\\": "/", "-": "-", "(": "(", ")": ")", ",": ",", "،": ","}
_ARTICLE = {"ال", "وال", "بال", "لل", "وبال"}


class Word(NamedTuple):
    """A word of a date, or any other word (letter ``x``).

    ``letter`` is of the pattern alphabet, ``value`` its number; ``start`` and ``end`` are
    offsets in the original text; ``key`` is the folded form; ``strength`` is a month's, or the
    number as written of a numeric date.
    """

    letter: str
    value: int
    start: int
    end: int
    key: str
    strength: str = ""


def may_tell(folded: str) -> bool:
    """Whether a folded sentence has any word that a date could be made of: the cheap question first."""
    return not LEXICON.telling.isdisjoint(_LETTERS.findall(folded)) or _TELLING_NUMBER.search(folded) is not None


def _letter_of_number(key: str) -> str:
    """``d`` a possible day, ``y`` a year of ours, ``h`` a Hijri year, ``n`` any other number."""
    if not key.isdecimal():
        return "n"
    value = int(key) if len(key) <= 4 else 0
    if len(key) <= 2:
        return "d" if 1 <= value <= 31 else "n"
    if len(key) == 4 and 1300 <= value <= 2100:
        return "y" if value > 1500 else "h"
    return "n"


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``, or none where nothing in it can tell a date."""
    part = text[start:end]
    if not may_tell(fold(part)):
        return []
    folded, offsets = fold_with_offsets(part)
    tokens = list(_TOKEN.finditer(folded))
    words: list[Word] = []

    def add(letter: str, value: int, first: int, last: int, strength: str = "") -> None:
        words.append(
            Word(letter, value, start + offsets[first], start + offsets[last], folded[first:last].strip(), strength)
        )

    index = 0
    while index < len(tokens):
        token = tokens[index]
        key, first, last = token.group(), token.start(), token.end()
        index += 1
        after = tokens[index].group() if index < len(tokens) else ""
        if token.group(1):
            add("A", 0, first, last, "/".join(token.group(1, 3, 4)))
        elif key[0].isdecimal():
            letter = _letter_of_number(key)
            add(letter, 0 if letter == "n" else int(key), first, last)
        elif not key[0].isalpha():
            add(_PUNCTUATION.get(key, "x"), 0, first, last)
        elif key in _ARTICLE and after[:1].isdecimal():
            continue  # الـ15
        else:
            entry = LEXICON.pairs.get(key, {}).get(after)
            if entry is not None:
                last = tokens[index].end()
                index += 1
            else:
                entry = LEXICON.words.get(key)
            if entry is None:
                add("x", 0, first, last)
                continue
            lexeme, clitics, with_and = entry
            if with_and:
                add("&", 0, first, first + 1)
            strength = lexeme.strength
            if strength == "madda":
                strength = "strong" if part[offsets[first + clitics]] in "آﺁﺂ" else "weak"
            add(lexeme.letter, lexeme.value, first + clitics, last, strength)
    return _merged(words)


def _merged(words: list[Word]) -> list[Word]:
    """Words that are one: أيار / مايو, يوليو (تموز), الحادي والعشرين, الثاني عشر, بعد ظهر."""
    merged: list[Word] = []
    for word in words:
        letters = "".join(earlier.letter for earlier in merged[-3:])
        joined = 0
        if word.letter == "M" and letters[-2:] in ("M/", "M(", "M-") and merged[-2].value == word.value:
            joined, word = 2, word._replace(strength="twin")
        elif word.letter == "M" and letters[-1:] == "M" and merged[-1].value == word.value:
            joined, word = 1, word._replace(strength="twin")
        elif word.letter == ")" and letters[-1:] == "M" and "(" in merged[-1].key:
            joined, word = 1, word._replace(letter="M", value=merged[-1].value, strength="twin")
        elif word.letter == "k" and word.value == 10 and letters[-1:] == "o" and merged[-1].value < 10:
            joined, word = 1, word._replace(letter="o", value=merged[-1].value + 10)
        elif word.letter == "o" and word.value >= 20 and letters[-2:] == "o&" and merged[-2].value < 10:
            joined, word = 2, word._replace(value=merged[-2].value + word.value)
        elif word.letter == "p" and letters[-1:] == "b" and merged[-1].key == "منتصف":
            joined = 2 if letters[-2:] in ("Xb", "Qb") else 1
        elif word.letter == "p" and letters[-1:] in ("X", "Q"):
            joined = 1
        if joined:
            parts = [*merged[-joined:], word]
            word = word._replace(start=parts[0].start, key=" ".join(part.key for part in parts))
            del merged[-joined:]
        merged.append(word)
    return merged
