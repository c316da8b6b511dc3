"""The words of dates, read from months.tsv, words.tsv and names.tsv, folded as the text is.

A word stands for one character of a *pattern alphabet* (``W`` a weekday, ``M`` a month, ``d`` a
number that can be a day ...), so that a rule of this package is a regular expression over the
words of a sentence instead of over its letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import NamedTuple

from tasks.arabic.normalise import fold

# kind of word in words.tsv -> its letter in the pattern alphabet
LETTERS = {
    "weekday": "W",
    "day": "D",
    "today": "T",
    "yesterday": "E",
    "last-night": "B",
    "tonight": "L",
    "tomorrow": "G",
    "the-morrow": "J",
    "first-bare": "O",
    "part": "p",
    "the-part": "P",
    "past": "q",
    "future": "f",
    "current": "c",
    "recent": "r",
    "anaphoric": "z",
    "this": "t",
    "the-week": "w",
    "the-month": "s",
    "the-year": "a",
    "the-days": "j",
    "season": "N",
    "week": "V",
    "month": "S",
    "year": "Y",
    "two-days": "1",
    "two-weeks": "2",
    "two-months": "3",
    "two-years": "4",
    "days": "5",
    "weeks": "6",
    "months": "7",
    "years": "8",
    "of": "i",
    "in": "l",
    "until": "e",
    "to": "m",
    "few": "u",
    "between": "v",
    "part-of-period": "b",
    "before": "Q",
    "after": "X",
    "since": "I",
    "starting": "K",
    "corresponding": "C",
    "hijri-mark": "#",
    "gregorian-mark": "%",
    "approximate": "~",
    "ordinal": "o",
    "number": "k",
    "and": "&",
}
# Words too common, or too ambiguous, to make a sentence worth a closer look by themselves.
_NOT_TELLING = frozenset("OpqfrztilemvbQXIKCu#%~ok&")
_CLITICS = ("و", "ف", "ب", "ل", "ك")
_STRENGTHS = ("strong", "weak", "madda", "year")


class Lexeme(NamedTuple):
    """A word of the lexicon: its pattern letter, its number, and how sure its sense is (months only)."""

    letter: str
    value: int
    strength: str = ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """``words`` by folded form, clitics included (with how many letters the clitics are, and whether a و leads);
    ``pairs`` the names of two words, by first and second; ``telling`` the forms that make a sentence worth reading;
    ``names`` patterns of dates that are names.
    """

    words: dict[str, tuple[Lexeme, int, bool]]
    pairs: dict[str, dict[str, tuple[Lexeme, int, bool]]]
    telling: frozenset[str]
    names: dict[str, frozenset[str]]

    def has_name(self, kind: str, word: str) -> bool:
        """Whether a folded word, or what is left of it without و ف ب ل ك, is among the names of that kind."""
        names = self.names[kind]
        return word in names or (word[:1] in _CLITICS and word[1:] in names)

    def letter(self, word: str) -> str:
        """The pattern letter of a folded word; ``x`` for a word that is none of dates."""
        return self.words[word][0].letter if word in self.words else "x"


def rows(name: str) -> Iterator[tuple[int, list[str]]]:
    """The rows of a TSV of this package, each with its line number; comments and the header are passed over.

    Raises ValueError ``months.tsv:41: ...`` for a row of another width than the header.
    """
    width = 0
    for number, line in enumerate(resources.files(__package__).joinpath(name).read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not width:
            width = len(cells)
            continue
        if len(cells) != width:
            raise ValueError(f"{name}:{number}: {len(cells)} columns where the header has {width}")
        yield number, cells


def _clitic_forms(word: str) -> Iterator[tuple[str, int, bool]]:
    """``word`` as it is written with و ف ب ل ك before it: (form, length of the clitics, does a و lead)."""
    yield word, 0, False
    yield "و" + word, 1, True
    # A short word with ب ل ك before it is mostly another word: باب, لامس, كعام.
    if len(word) <= 3:
        return
    if not word.startswith("ف"):
        yield "ف" + word, 1, False
    for clitic in "بكل":
        # ل and the article are one: للعام, whose ل can't be taken off.
        contracted = clitic == "ل" and word.startswith("ال")
        form, length = ("لل" + word[2:], 0) if contracted else (clitic + word, 1)
        yield form, length, False
        yield "و" + form, length + 1, True


def _months() -> Iterator[tuple[str, Lexeme]]:
    for number, (calendar, month, _tradition, strength, arabic) in rows("months.tsv"):
        known = calendar in ("gregorian", "hijri") and strength in _STRENGTHS
        if not known or not month.isdecimal() or not 1 <= int(month) <= 12:
            raise ValueError(f"months.tsv:{number}: no such calendar, month or strength")
        for name in arabic.split("|"):
            yield fold(name), Lexeme("M" if calendar == "gregorian" else "H", int(month), strength)


def _words() -> Iterator[tuple[str, Lexeme]]:
    for number, (kind, value, arabic) in rows("words.tsv"):
        if kind not in LETTERS:
            raise ValueError(f"words.tsv:{number}: no such kind of word: {kind}")
        if not value.isdecimal():
            raise ValueError(f"words.tsv:{number}: the value is no number: {value}")
        for word in arabic.split("|"):
            yield fold(word), Lexeme(LETTERS[kind], int(value))


def _names() -> dict[str, frozenset[str]]:
    names: dict[str, set[str]] = {}
    for number, (kind, _why, arabic) in rows("names.tsv"):
        if not re.fullmatch(r"[a-z-]+", kind):
            raise ValueError(f"names.tsv:{number}: no such kind of name: {kind}")
        names.setdefault(kind, set()).update(fold(word) for word in arabic.split("|"))
    return {kind: frozenset(words) for kind, words in names.items()}


def load() -> Lexicon:
    """The lexicon of the three files. Raises ValueError ``words.tsv:41: ...`` for a row that says nothing known."""
    plain = [*_months(), *_words()]
    words: dict[str, tuple[Lexeme, int, bool]] = {}
    pairs: dict[str, dict[str, tuple[Lexeme, int, bool]]] = {}
    for word, lexeme in plain:
        first, _, second = word.partition(" ")
        for form, length, leads in _clitic_forms(first):
            if second:
                pairs.setdefault(form, {})[second] = (lexeme, length, leads)
            elif form not in words or not length:
                words[form] = (lexeme, length, leads)
    telling = {form for form, (lexeme, _, _) in words.items() if lexeme.letter not in _NOT_TELLING}
    return Lexicon(words, pairs, frozenset(telling | set(pairs)), _names())


LEXICON = load()
