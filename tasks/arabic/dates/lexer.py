"""A sentence as words of the pattern alphabet, each with its offsets in the original text."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from tasks.arabic.dates.lexicon import LEXICON, Lexeme
from tasks.arabic.normalise import fold_with_offsets

if TYPE_CHECKING:
    from collections.abc import Collection

# 2022/2/12, 12-2-2022: the same separator twice, and nothing that would make it a phone number or a time.
_NUMERIC = r"(\d{1,4})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{1,4})(?![\d:]|[/.-]\d)"
_NUMBER = rf"(?<![\d/.+-]){_NUMERIC}|\d{{1,2}}:\d\d(?::\d\d)?|\d+(?:[.,]\d{{1,3}})+(?!\d)|\d+"
_TOKEN = re.compile(rf"[^\W\d_]+|{_NUMBER}|\S")
_TELLING_NUMBER = re.compile(r"\d(?:\d\d\d(?!\d)|[/.-]\d|\s[/.-]\s?\d)")
# What lies further ahead is a number, not a year of the news.
LAST_YEAR = 2100
_PUNCTUATION = {"/": "/", "\\": "/", "-": "-", "(": "(", ")": ")", ",": ",", "،": ","}
_ARTICLE = {"ال", "وال", "بال", "لل", "وبال"}
_JOINING = frozenset("M)kop")
_OTHER = (Lexeme("x", 0), 0, False)


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


_word = partial(tuple.__new__, Word)  # a word from all its fields in order, twice as fast as its constructor


def may_tell(keys: Collection[str]) -> bool:
    """Whether a sentence of these folded words has any that a date could be made of: the cheap question first."""
    return not LEXICON.telling.isdisjoint(keys) or _TELLING_NUMBER.search(" ".join(filter(None, keys))) is not None


def _number_or_mark(token: re.Match[str]) -> tuple[str, int, str]:
    """``A`` a numeric date, ``d`` a possible day, ``y`` a year of ours, ``h`` a Hijri one, ``n`` another; or a mark."""
    key = token.group()
    if token.group(1):
        return "A", 0, "/".join(token.group(1, 3, 4))
    if not key.isdecimal() or len(key) > 4:
        return ("n" if key[0].isdecimal() else _PUNCTUATION.get(key, "x")), 0, ""
    value = int(key)
    if len(key) <= 2 and 1 <= value <= 31:
        return "d", value, ""
    if len(key) == 4 and 1300 <= value <= LAST_YEAR:
        return ("y" if value > 1500 else "h"), value, ""
    return "n", value, ""


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``."""
    part = text[start:end]
    folded, offsets = fold_with_offsets(part)
    tokens = list(_TOKEN.finditer(folded))
    keys = [token.group() for token in tokens]
    words: list[Word] = []

    def add(letter: str, value: int, first: int, last: int, strength: str) -> None:
        word = _word((letter, value, start + offsets[first], start + offsets[last], folded[first:last], strength))
        words.append(_joined_to(words, word) if letter in _JOINING else word)

    done = 0
    for token, key, after in zip(tokens, keys, [*keys[1:], ""], strict=False):
        first, last = token.span()
        if first < done:
            continue  # the second word of كانون الثاني
        done = last
        if not key[0].isalpha():
            letter, value, strength = _number_or_mark(token)
            add(letter, value, first, last, strength)
        elif key not in LEXICON.words and key not in LEXICON.pairs and key not in _ARTICLE:
            words.append(_word(("x", 0, start + offsets[first], start + offsets[last], key, "")))
        elif not (key in _ARTICLE and after[:1].isdecimal()):  # الـ15
            pair = LEXICON.pairs[key].get(after) if key in LEXICON.pairs else None
            if pair is not None:
                done = last = folded.index(after, last) + len(after)
            (letter, value, strength), clitics, with_and = pair or LEXICON.words.get(key, _OTHER)
            if with_and:
                add("&", 0, first, first + 1, "")
            if strength == "madda":
                strength = "strong" if part[offsets[first + clitics]] in "آﺁﺂ" else "weak"
            add(letter, value, first + clitics, last, strength)
    return words


def _joined_to(words: list[Word], word: Word) -> Word:
    """The word, made one with those of the last words that it belongs to: أيار / مايو, الحادي والعشرين, بعد ظهر."""
    joined, changed = _joined(words, word)
    if joined:
        parts = [*words[-joined:], word]
        del words[-joined:]
        return changed._replace(start=parts[0].start, key=" ".join(part.key for part in parts))
    return word


def _joined(words: list[Word], word: Word) -> tuple[int, Word]:
    """How many of the last words are one with this one, and what they are together."""
    letters = "".join(earlier.letter for earlier in words[-3:])
    if word.letter == "M" and letters.endswith(("M", "M/", "M(", "M-")):
        first = words[-1 if letters[-1] == "M" else -2]
        if first.value == word.value:
            return (1 if letters[-1] == "M" else 2), word._replace(strength="twin")
    if word.letter == ")" and letters.endswith("M") and "(" in words[-1].key:
        return 1, words[-1]._replace(end=word.end)
    if letters.endswith("o") and (word.letter, word.value) == ("k", 10) and words[-1].value < 10:
        return 1, word._replace(letter="o", value=words[-1].value + 10)
    if letters.endswith("o&") and word.letter == "o" and word.value >= 20 and words[-2].value < 10:
        return 2, word._replace(value=words[-2].value + word.value)
    if word.letter == "p" and letters.endswith("b") and words[-1].key == "منتصف":
        return (2 if letters[-2:] in ("Xb", "Qb") else 1), word
    if word.letter == "p" and letters.endswith(("X", "Q")):
        return 1, word
    return 0, word
