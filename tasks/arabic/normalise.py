"""The one normaliser: text and lexicons are folded by the same table.

A folded form is a key to look things up by, never what is shown. ``fold`` is idempotent, the same
for composed and decomposed text (NFC, NFD), and works character by character, so that every
folded character knows where it came from.
"""

from __future__ import annotations

import re
import unicodedata

_SAME_LETTER = {
    "ا": "أإآٱٲٳ",
    "ي": "ىیېےۍۓێؠ",
    "ه": "ةۀہەۃھۂ",
    "ك": "کگڪګڭݣ",
    "ف": "ڤڥڢ",
    "ق": "ڨڧ",
    "ب": "پ",
    "ج": "چ",
    "و": "ۆۇۈۋ",
    "ز": "ژ",
}
_MARKS = (
    *range(0x0300, 0x0370),
    *range(0x0610, 0x061B),
    *range(0x064B, 0x0660),
    0x0670,
    *range(0x06D6, 0x06EE),
    *range(0x08D3, 0x0900),
)
_INVISIBLE = (
    0x00AD,
    0x061C,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    *range(0x2060, 0x206A),
    *range(0xFE00, 0xFE10),
    0xFEFF,
)
_TATWEEL = 0x0640
DELETED = "".join(
    chr(code)
    for code in (_TATWEEL, *_MARKS, *_INVISIBLE)
    if unicodedata.category(chr(code)) in ("Mn", "Me", "Lm", "So", "Cf")
)
"""Marks, tatweel and invisible joiners: what may stand inside a word and is no part of its key."""

_PUNCTUATION = {
    "“": '"',
    "”": '"',
    "„": '"',
    "«": '"',
    "»": '"',
    "‘": "'",
    "’": "'",
    "‚": "'",
    "–": "-",
    "—": "-",
    "‑": "-",
    "−": "-",
    "٪": "%",
    "٫": ".",
    "٬": ",",
}
_SPACES = (0x00A0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)
_SEATED_HAMZA = re.compile("([ويى])\u0654")  # decomposed ؤ and ئ


def _table() -> dict[int, str]:
    table = {ord(c): "" for c in DELETED}
    for letter, variants in _SAME_LETTER.items():
        table |= {ord(c): letter for c in variants}
    for digit in range(10):
        table[0x0660 + digit] = table[0x06F0 + digit] = str(digit)
    table |= {ord(c): to for c, to in _PUNCTUATION.items()}
    table |= dict.fromkeys(_SPACES, " ")
    # Presentation forms (ﻋ, ﻻ) and wide characters decompose first, then fold as their letters do.
    for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD), *range(0xFF01, 0xFF5F)):
        plain = unicodedata.normalize("NFKC", chr(code))
        if plain != chr(code):
            table[code] = plain.strip().translate(table).lower()
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        lower = unicodedata.normalize("NFD", chr(code).lower()).translate(table)
        if lower != chr(code):
            table[code] = lower
    return table


_FOLD = _table()
# The characters that fold to none or to several: where there is none of them, no offset moves.
_CHANGES_LENGTH = re.compile("[" + re.escape("".join(chr(code) for code, key in _FOLD.items() if len(key) != 1)) + "]")


def _compose(text: str) -> str:
    """``text`` with decomposed ؤ and ئ composed, each still followed by its mark: no offset moves."""
    if "\u0654" not in text:
        return text
    return _SEATED_HAMZA.sub(lambda seat: ("ؤ" if seat[1] == "و" else "ئ") + "\u0654", text)


def fold(text: str) -> str:
    """The key form of ``text``: alif without hamza, no marks, tatweel or joiners; ى as ي, ة as ه,
    foreign letters as their Arabic neighbours, digits 0-9, Latin in lower case without accents.
    """
    return _compose(text).translate(_FOLD)


def fold_with_offsets(text: str) -> tuple[str, list[int]]:
    """``fold(text)`` and, for each of its characters, the offset in ``text`` it came from; one more
    offset at the end, ``len(text)``, closes the last span.
    """
    composed = _compose(text)
    if _CHANGES_LENGTH.search(composed) is None:
        return composed.translate(_FOLD), list(range(len(text) + 1))
    folded: list[str] = []
    offsets: list[int] = []
    for offset, character in enumerate(composed):
        key = _FOLD.get(ord(character), character)
        folded.append(key)
        offsets.extend([offset] * len(key))
    offsets.append(len(text))
    return "".join(folded), offsets
