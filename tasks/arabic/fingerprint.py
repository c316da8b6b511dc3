"""The repeat key of a paragraph: what is spelled differently but says the same shares it.

Folded away are hamza seats, final ya, ta marbuta, tatweel, diacritics, joiners, bidi marks,
presentation forms, digit scripts, thousands separators, punctuation and blanks. Kept is all that
changes the news: every word, every number with its decimals and sign, per cent and currency signs.
"""

from __future__ import annotations

import re
import unicodedata

import xxhash

from tasks.arabic.normalise import fold

_UNITS = "%°$€£¥₪₽"
_SEATS = str.maketrans({"ؤ": "و", "ئ": "ي", "،": ",", "؛": ";"})
_WEIGHED = "., -" + _UNITS  # what a blank may not simply replace
_SEPARATORS = frozenset(":|/>»«-–—_,;…•")
# What stands for any of them, and for a long dash, while a line is folded; in no text.
_SEPARATOR, _DASH = "\ue000", "\ufdd0"
# A bare hamza is left out as often as it is written (شيء/شي, وزراء/وزرا), but ماء is not ما.
_BARE_HAMZA = re.compile(r"(?<=\w\w\w)ء+|(?<=[وي])ء+")
_NO_WORD = re.compile(rf"[^\w\s{re.escape(_UNITS)}]|_")
_FOLDED_RANGES = (range(0x700), range(0x2000, 0x20D0), range(0xFB50, 0xFF60))


def _table() -> dict[int, str]:
    """``fold`` and the seats in one table, punctuation as blanks or separators, units as words."""
    table = {}
    for code in (code for codes in _FOLDED_RANGES for code in codes):
        folded = "".join(map(_replaced, fold(chr(code)).translate(_SEATS)))
        if chr(code) in _SEPARATORS and chr(code) not in "-,،":
            folded = _DASH if folded == "-" else _SEPARATOR
        if folded != chr(code):
            table[code] = folded
    return table


def _replaced(character: str) -> str:
    if character in _UNITS:
        return f" {character} "
    if character in _WEIGHED or character.isalnum():
        return character
    if character in _SEPARATORS:
        return _SEPARATOR
    return " " if unicodedata.category(character)[0] in "PSZC" else character


_FOLDED = _table()


def _weighed(match: re.Match[str]) -> str:
    """A point, comma or minus stays where it is part of a number; all else parts words."""
    mark, text, at = match.group(), match.string, match.start()
    before, after = text[at - 1 : at], text[at + 1 : at + 5]
    if after[:1].isdecimal():
        if mark == "-" and (before.isspace() or before == _SEPARATOR):
            return mark
        if before.isdecimal() and mark == ".":
            return mark
        if before.isdecimal() and mark == ",":
            is_thousands = after[:3].isdecimal() and len(after) >= 3 and not after[3:].isdecimal()
            return "" if is_thousands else "."
    return f" {_SEPARATOR} " if mark in "-,\ue000" or text[at : at + 2] == ".." else " "


def _words(folded: str) -> list[str]:
    folded = folded.strip()
    if "ء" in folded:
        folded = _BARE_HAMZA.sub("", folded)
    words = _NO_WORD.sub(_weighed, folded).split()
    first = next((at for at, word in enumerate(words) if word != _SEPARATOR), None)
    if first is not None:
        words[first] = words[first].removeprefix("-")  # a bullet, not a minus
    return words


def _plain_words(folded: str) -> list[str]:
    return _words(folded.replace(_SEPARATOR, " ").replace(_DASH, "-"))


def _key(words: list[str]) -> str:
    return " ".join([word for word in words if word != _SEPARATOR])


def deep_fold(text: str) -> str:
    """The words of ``text`` that a repeat must share, by one blank apart; empty if there are none."""
    return _key(_plain_words(text.translate(_FOLDED)))


def separated_fold(text: str) -> str:
    """``deep_fold`` with `` : `` where a colon, dash, bar, comma or the like stands between the words."""
    return both_folds(text)[1]


def both_folds(text: str) -> tuple[str, str]:
    """``deep_fold`` and ``separated_fold`` of ``text``, at the price of little more than one."""
    folded = text.translate(_FOLDED)
    words = parted = _plain_words(folded)
    if _SEPARATOR in folded or _DASH in folded:
        parted = _words(folded.replace(_DASH, _SEPARATOR))
    return _key(words), " ".join([":" if word == _SEPARATOR else word for word in parted])


def digest(key: str, text: str) -> str:
    """The fingerprint of ``text`` whose ``deep_fold`` is ``key``."""
    return xxhash.xxh3_128_hexdigest((key or text.strip()).encode())


def fingerprint(text: str) -> str:
    """32 hexadecimal digits: xxh3_128 of the deeply folded paragraph, the same on every machine.

    A paragraph without a word or number (``***``) is its own key.
    """
    return digest(deep_fold(text), text)
