"""Where a hamza sits when a word grows: the seats newspapers write, not only the one a grammar allows.

    بدأ + وا  ->  بدأوا, بدؤوا, بدءوا        لقاء + ه  ->  لقاؤه, لقاءه, لقائه

A word is given as written, its last letter a hamza; what comes back is the word with each seat
that is seen before a suffix beginning with u, a or i. ``contract`` then writes أا as آ.
"""

from __future__ import annotations

HAMZAS = frozenset("ءأؤئ")

_ALL_JOIN_BEFORE = frozenset("بتثجحخسشصضطظعغفقكلمنهي")  # letters that join the next one: عبئا, but جزءا


def ends_in_hamza(word: str) -> bool:
    """True if the last letter is a hamza, on whatever seat (آ is a hamza with its alif, not an end)."""
    return word[-1:] in HAMZAS


def before_u(word: str) -> tuple[str, ...]:
    """Seats before u (ون, وا, the nominative before a pronoun): يبدؤ-, يبدأ-, يبدء-."""
    body, seat = word[:-1], word[-1]
    if seat == "أ":
        return body + "أ", body + "ؤ", body + "ء"
    if seat == "ؤ":
        return (body + "ؤ",)
    if seat == "ئ" or body.endswith("ي"):
        return body + "ئ", body + "ؤ"
    return body + "ؤ", body + "ء"


def before_a(word: str) -> tuple[str, ...]:
    """Seats before a (the dual ان, the accusative): يبدأ- (with ا: يبدآ), يشاء-, ينشئ-, عبئ-."""
    body, seat = word[:-1], word[-1]
    if seat == "أ":
        return body + "أ", body + "ء"
    if seat in "ؤئ":
        return (word,)
    if body.endswith("ي"):
        return (body + "ئ",)
    if body[-1:] in _ALL_JOIN_BEFORE:
        return body + "ئ", body + "ء"
    if body[-1:] in "او":
        return (word,)
    return body + "ء", body + "أ"


def before_i(word: str) -> tuple[str, ...]:
    """Seats before i (ين of the second person, the genitive before a pronoun): تبدئ-, لقائ-."""
    body, seat = word[:-1], word[-1]
    if seat == "أ":
        return body + "ئ", body + "أ"
    if seat == "ؤ":
        return body + "ئ", body + "ؤ"
    return (body + "ئ",)


def before_pronoun(word: str) -> tuple[str, ...]:
    """Every seat before an attached pronoun, whatever the case: لقاؤ(ه), لقاء(ه), لقائ(ه)."""
    return tuple(dict.fromkeys((word, *before_u(word), *before_a(word), *before_i(word))))


def contract(word: str) -> str:
    """Two hamzas on alif, or one followed by alif, are written آ: أأخذ -> آخذ, رأا(ه) -> رآ(ه)."""
    return word.replace("أا", "آ").replace("أأ", "آ")
