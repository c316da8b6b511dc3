"""Other spellings of the same words: what must not hide a repeat or an actor.

Every function is (text, rng) -> text. They change how a word is written, never which word, number or name it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from random import Random

Respelling = Callable[[str, Random], str]

_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
_JOINS_NEXT = "بتثجحخسشصضطظعغفقكلمنهيئ"
_MARKS = "\u064b\u064e\u064f\u0650\u0651\u0652"
INDIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_WORD = re.compile(f"[{_LETTERS}ءآأؤإئةى]+")


def _shapes() -> dict[tuple[str, str], str]:
    shapes: dict[tuple[str, str], str] = {}
    for code in range(0xFE80, 0xFEF5):
        form, _, letter = unicodedata.decomposition(chr(code)).partition(" ")
        if letter and " " not in letter:
            shapes[chr(int(letter, 16)), form.strip("<>")] = chr(code)
    return shapes


_SHAPES = _shapes()


def hamza(text: str, rng: Random) -> str:
    """أحمد, إلى, آخر -> احمد, الى, اخر"""
    return re.sub("[أإآ]", "ا", text)


def final_ya(text: str, rng: Random) -> str:
    """الذي -> الذى, as Egyptian papers write it."""
    return re.sub(r"ي\b", "ى", text)


def ta_marbuta(text: str, rng: Random) -> str:
    """الحكومة -> الحكومه"""
    return re.sub(r"ة\b", "ه", text)


def tatweel(text: str, rng: Random) -> str:
    """محمد -> محـــمد: a few letters are drawn out."""
    return _after_letters(text, rng, _JOINS_NEXT, lambda: "ـ" * rng.randint(1, 4), before=_LETTERS)


def diacritics(text: str, rng: Random) -> str:
    """مدرسة -> مدرَّسة: a few vowel signs and doublings."""
    return _after_letters(text, rng, _LETTERS, lambda: rng.choice(_MARKS))


def bidi_marks(text: str, rng: Random) -> str:
    """Invisible direction marks round numbers and at the ends."""
    return "\u200f" + re.sub(r"(\d+)", "\u200e\\1\u200f", text) + "\u200f"


def zwnj(text: str, rng: Random) -> str:
    """A zero-width non-joiner after a few letters, as some editors leave it."""
    return _after_letters(text, rng, _JOINS_NEXT, lambda: "\u200c", before=_LETTERS)


def latin_comma(text: str, rng: Random) -> str:
    """، -> ,"""
    return text.replace("،", ",")


def presentation_forms(text: str, rng: Random) -> str:
    """A few words in shaped letters (ﻋﻠﻰ), as text copied out of a PDF has them."""
    return _WORD.sub(lambda word: _shaped(word[0]) if rng.random() < 0.1 else word[0], text)


def indic_digits(text: str, rng: Random) -> str:
    """2024 -> ٢٠٢٤"""
    return text.translate(INDIC_DIGITS)


SPELLINGS: dict[str, Respelling] = {
    "hamza": hamza,
    "final_ya": final_ya,
    "ta_marbuta": ta_marbuta,
    "tatweel": tatweel,
    "diacritics": diacritics,
    "bidi_marks": bidi_marks,
    "zwnj": zwnj,
    "latin_comma": latin_comma,
    "presentation_forms": presentation_forms,
    "indic_digits": indic_digits,
}


def respell(text: str, rng: Random, spellings: Sequence[str] = tuple(SPELLINGS)) -> str:
    """``text`` in another spelling: one to three of ``spellings`` applied, drawn by ``rng``."""
    for name in rng.sample(spellings, k=min(len(spellings), rng.randint(1, 3))):
        text = SPELLINGS[name](text, rng)
    return text


def _after_letters(text: str, rng: Random, letters: str, insert: Callable[[], str], before: str | None = None) -> str:
    """Inserts after about one in twenty of ``letters`` (and at least once), if one of ``before`` follows."""
    places = [
        at
        for at, character in enumerate(text, start=1)
        if character in letters and (before is None or (at < len(text) and text[at] in before))
    ]
    chosen = sorted(rng.sample(places, k=min(len(places), 1 + len(places) // 20)), reverse=True)
    for at in chosen:
        text = text[:at] + insert() + text[at:]
    return text


def _shaped(word: str) -> str:
    shaped = []
    for at, letter in enumerate(word):
        joined_before = at > 0 and word[at - 1] in _JOINS_NEXT
        joined_after = at + 1 < len(word) and letter in _JOINS_NEXT
        form = ("isolated", "initial", "final", "medial")[2 * joined_before + joined_after]
        shaped.append(_SHAPES.get((letter, form), letter))
    return "".join(shaped)
