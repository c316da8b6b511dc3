"""The repeat key of a paragraph: what is spelled differently but says the same shares it.

Folded away are hamza seats, final ya, ta marbuta, tatweel, diacritics, joiners, bidi marks,
presentation forms, digit scripts, thousands separators, punctuation and blanks. Kept is all that
changes the news: every word, every number with its decimals and sign, per cent and currency signs.
"""

from __future__ import annotations

import re

import xxhash

from tasks.arabic.normalise import fold

_UNITS = "%°$€£¥₪₽"
_SEATS = str.maketrans({"ؤ": "و", "ئ": "ي", "،": ",", "؛": ";"})
# A bare hamza is left out as often as it is written (شيء/شي, وزراء/وزرا), but ماء is not ما.
_BARE_HAMZA = re.compile(r"(?<=\w\w\w)ء|(?<=[وي])ء")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
# A word or number with its decimals and its minus, or a sign that is a unit; all else is dropped.
_WORD = r"(?:(?<=\s)-(?=\d))?[^\W_]+(?:(?<=\d)\.\d+)*|[%°$€£¥₪₽]"
_KEPT = re.compile(_WORD)
_KEPT_OR_SEPARATOR = re.compile(_WORD + r"|[:|/>»«\-_,;…•]|\.\.+")


def _letters(text: str) -> str:
    folded = fold(text).translate(_SEATS).strip()
    if "ء" in folded:
        folded = _BARE_HAMZA.sub("", folded)
    if "," in folded:
        folded = _DECIMAL_COMMA.sub(".", _THOUSANDS.sub("", folded))
    return folded


def deep_fold(text: str) -> str:
    """The words of ``text`` that a repeat must share, by one blank apart; empty if there are none."""
    return " ".join(_KEPT.findall(_letters(text)))


def separated_fold(text: str) -> str:
    """``deep_fold`` with `` : `` where a colon, dash, bar, comma or the like stands between the words."""
    return " ".join(
        word if word[0].isalnum() or word[-1].isdigit() or word in _UNITS else ":"
        for word in _KEPT_OR_SEPARATOR.findall(_letters(text))
    )


def fingerprint(text: str) -> str:
    """32 hexadecimal digits: xxh3_128 of the deeply folded paragraph, the same on every machine.

    A paragraph without a word or number (``***``) is its own key.
    """
    return digest(deep_fold(text), text)


def digest(key: str, text: str) -> str:
    """The fingerprint of ``text`` whose ``deep_fold`` is ``key``."""
    return xxhash.xxh3_128_hexdigest((key or text.strip()).encode())
