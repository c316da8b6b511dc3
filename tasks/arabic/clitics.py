"""Clitics: the ways a written word can be taken apart.

    analyses("وللقوات")   ->  وللقوات | و+للقوات | و+ل+لقوات | و+ل+ال+قوات | و+ل+ال+لقوات
    analyses("سيلتقيه")   ->  سيلتقيه | سيلتقي+ه | س+يلتقيه | س+يلتقي+ه

Nothing is decided here. The caller goes through the analyses in order, the whole word first,
and keeps a stem only if a lexicon knows it, names before other words: لافروف is never ل+افروف.
Keys are folded (tasks.arabic.normalise), so ة and ه are one letter.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple


class Clitics(NamedTuple):
    """One way to read a word: ``conjunction`` + ``preposition`` + future س or article ال + ``stem`` + ``pronoun``.

    Absent parts are "" or False. ``preposition`` ل before a verb is the particle of purpose.
    A stem before a pronoun is spelled as it is there: التقا(ه), اعتقلو(هم), قوات(ه), نظيرت(ه).
    """

    conjunction: Literal["", "و", "ف"]
    preposition: Literal["", "ب", "ل", "ك"]
    future: bool
    article: bool
    stem: str
    pronoun: str


_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "كم", "كن", "نا", "ني", "ه", "ك", "ي")
_LAST_OF_PRONOUN = frozenset(pronoun[-1] for pronoun in _PRONOUNS)
_FUTURE_PREFIX = frozenset("يتان")
_LEAST_STEM = 2


@lru_cache(maxsize=1 << 12)
def analyses(key: str, ends_in_ta: bool = False) -> tuple[Clitics, ...]:
    """Every way to read the folded word ``key``, the whole word first, then fewer clitics before more.

    ``ends_in_ta`` tells that the word was written with ة, which no pronoun can follow: pass
    ``token.text.endswith("ة")`` to keep ضربة (a blow) from being read as ضرب+ه (he hit him).
    """
    found: list[Clitics] = []
    for conjunction, rest in _conjunctions(key):
        for preposition, future, article, body in _prefixes(rest):
            found.append(Clitics(conjunction, preposition, future, article, body, ""))  # type: ignore[arg-type]
            if article or ends_in_ta or body[-1] not in _LAST_OF_PRONOUN:
                continue
            for pronoun in _PRONOUNS:
                if body.endswith(pronoun) and len(body) - len(pronoun) >= _LEAST_STEM:
                    stem = body[: -len(pronoun)]
                    found.append(Clitics(conjunction, preposition, future, False, stem, pronoun))  # type: ignore[arg-type]
    found.sort(key=_count)
    return tuple(found)


def _count(clitics: Clitics) -> int:
    return (
        bool(clitics.conjunction) + bool(clitics.preposition) + clitics.future + clitics.article + bool(clitics.pronoun)
    )


def _conjunctions(key: str) -> list[tuple[str, str]]:
    readings = [("", key)]
    if key[:1] in ("و", "ف") and len(key) > _LEAST_STEM:
        readings.append((key[0], key[1:]))
    return readings


def _prefixes(word: str) -> list[tuple[str, bool, bool, str]]:
    """(preposition, future, article, rest) of a word without conjunction."""
    if not word:
        return []
    readings = [("", False, False, word)]
    first, length = word[0], len(word)
    if first == "ا":
        if word.startswith("ال") and length >= 2 + _LEAST_STEM:
            readings.append(("", False, True, word[2:]))
    elif first == "س":
        if length > 1 + _LEAST_STEM and word[1] in _FUTURE_PREFIX:
            readings.append(("", True, False, word[1:]))
    elif first in ("ب", "ل", "ك") and length > _LEAST_STEM:
        readings.append((first, False, False, word[1:]))
        if first == "ل":
            if word[1] == "ل" and length >= 2 + _LEAST_STEM:
                readings.append(("ل", False, True, word[2:]))  # للقوات: the alif of ال falls
                readings.append(("ل", False, True, word[1:]))  # للجنة: and so does one of three lams
        elif word.startswith("ال", 1) and length >= 3 + _LEAST_STEM:
            readings.append((first, False, True, word[3:]))
    return readings


@lru_cache(maxsize=1 << 15)
def bare_forms(key: str) -> frozenset[str]:
    """A folded word without the clitics and the accusative ending it may carry, and itself."""
    forms = {key}
    rest = [key, key[1:]] if key[:1] in "وف" and len(key) > 3 else [key]
    for word in rest:
        forms.add(word)
        if word[:1] in "بلك" and len(word) > 3:
            forms.add(word[1:])
            if word.startswith("لل"):
                forms.add("ال" + word[2:])
    forms |= {form[:-1] for form in forms if form.endswith("ا") and len(form) > 3}
    return frozenset(forms)
