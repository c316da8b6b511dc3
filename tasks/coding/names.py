"""Finding names in a sentence: states, nationalities, offices, persons, organisations, groups, places.

A name is matched whole, longest first, by folded words; clitics (و ف ب ل ك، ال) are taken off its first word only where
what remains is known.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tasks.arabic.tokens import Token, keys_of
from tasks.coding.words import CLITIC_PREPOSITIONS, COMPLEMENTISERS, NO_NAMES, QUANTIFIERS, QUOTES, WRITTEN_PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONJUNCTIONS = ("و", "ف")
_HAMZA = frozenset("أإ")


class Entry(NamedTuple):
    """What a name stands for.

    ``kind``: state, metonym, demonym, title, person, org, media, group or place. ``role`` tells offices, roles and
    institutions apart. ``weak`` names need context. ``bare`` entries are class nouns, which take or leave the article;
    ``defined`` ones count with it only ("السورية" is a nationality, "سورية" the state).
    ``pronoun`` is the one written onto a possessed noun ("قواته").
    ``since`` and ``until`` bound the days on which the entry holds (ISO, empty: unbounded).
    """

    kind: str
    id: str
    code: str | None
    sector: str | None
    gender: str = ""
    number: str = "sg"
    weak: bool = False
    bare: bool = False
    defined: bool = False
    since: str = ""
    until: str = ""
    role: str = ""
    pronoun: str = ""

    def holds_on(self, day: str) -> bool:
        """Whether the entry is valid on the ISO ``day`` (empty: unknown, so the latest holds)."""
        if not day:
            return not self.until
        return (not self.since or self.since <= day) and (not self.until or day < self.until)


class Name(NamedTuple):
    """A name found at tokens ``start`` to ``end``: its readings, and the clitics of its first word."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    conjunction: bool
    preposition: str
    definite: bool


# What a first word is alone, and the names that go on with each second word, longest first.
_Continuations = tuple[tuple[Entry, ...], dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]]]
# One way to read a word as the first of names: conjunction, preposition, whether definite, what goes on from it.
_Split = tuple[bool, str, bool, _Continuations]


class Gazetteer:
    """All names of the lexicon, by the folded key of their first word."""

    def __init__(self) -> None:
        self._names: dict[str, dict[tuple[str, ...], list[Entry]]] = {}
        self._first: dict[str, _Continuations] = {}
        self._splits = lru_cache(maxsize=1 << 16)(self._read)

    def add(self, name: str, entry: Entry) -> None:
        """Make ``name`` stand for ``entry``."""
        keys = keys_of(name)
        if keys:
            entries = self._names.setdefault(keys[0], {}).setdefault(keys[1:], [])
            if entry not in entries:
                entries.append(entry)

    def __contains__(self, name: str) -> bool:
        """Whether ``name`` stands for something without any context."""
        first, *rest = keys_of(name)
        return any(not entry.weak for entry in self._names.get(first, {}).get(tuple(rest), ()))

    def freeze(self) -> None:
        """Let what was looked up before the last names were added be looked up anew."""
        self._first.clear()
        self._splits.cache_clear()

    def _continuations(self, first: str) -> _Continuations:
        """What goes on from a first word, ordered when it is first met: a page meets few of all."""
        if first not in self._first:
            rests = self._names[first]
            longer: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = {}
            for rest, entries in sorted(rests.items(), key=lambda item: -len(item[0])):
                if rest:
                    longer.setdefault(rest[0], []).append((rest, tuple(entries)))
            self._first[first] = tuple(rests.get((), ())), longer
        return self._first[first]

    def _read(self, key: str) -> tuple[_Split, ...]:
        """The ways to read ``key`` as clitics and a name's first word."""
        found = []
        rests = [(False, key)]
        if key[:1] in _CONJUNCTIONS and len(key) > 3:
            rests.append((True, key[1:]))
        for conjunction, rest in rests:
            words = [("", rest)]
            if rest[:1] in CLITIC_PREPOSITIONS and len(rest) > 3:
                words.append((CLITIC_PREPOSITIONS[rest[0]], rest[1:]))
            if rest.startswith("لل") and len(rest) > 4:
                words.append(("for", "ال" + rest[2:]))
            for preposition, word in words:
                if word in self._names:
                    found.append((conjunction, preposition, False, self._continuations(word)))
                if word.startswith("ال") and len(word) > 4 and word[2:] in self._names:
                    found.append((conjunction, preposition, True, self._continuations(word[2:])))
        return tuple(found)

    def find(self, tokens: list[Token]) -> dict[int, Name]:
        """The names of a sentence by the token they start at; no two overlap, the longest one first come."""
        keys = [token.key for token in tokens]
        at: Sequence[int] = range(len(tokens))
        words = tokens
        if not QUOTES.isdisjoint(keys):  # "تنظيم «داعش»" is one name
            at = [n for n, key in enumerate(keys) if key not in QUOTES]
            words, keys = [tokens[n] for n in at], [keys[n] for n in at]
        names: dict[int, Name] = {}
        done = 0
        for position, splits in enumerate(map(self._splits, keys)):
            if not splits or position < done or not words[position].is_word:
                continue
            name = self._longest_at(words, position, splits)
            if name is None or _is_another_word(words[position], name):
                continue
            start, end = at[position], at[name.end - 1] + 1
            done = name.end
            names[start] = name if (start, end) == name[:2] else name._replace(start=start, end=end)
        return names

    def _longest_at(self, tokens: list[Token], position: int, splits: tuple[_Split, ...]) -> Name | None:
        best: Name | None = None
        after = tokens[position + 1].key if position + 1 < len(tokens) else ""
        for conjunction, preposition, definite, (alone, longer) in splits:
            for rest, entries in (*longer.get(after, ()), ((), alone)):
                end = position + 1 + len(rest)
                if best is not None and end < best.end:
                    break
                words = tokens[position:end]
                if rest and rest != tuple([word.key for word in words[1:]]):
                    continue
                fitting = [e for e in entries if (e.bare if definite else not e.defined)]
                fitting = [e for e in fitting if not (e.pronoun and _ends_in_ta(words))]
                if fitting:
                    name = Name(position, end, tuple(fitting), conjunction, preposition, definite)
                    best = name if best is None or end > best.end else _either(best, name)
                    break
        return best


def _either(one: Name, other: Name) -> Name:
    """The same words read with and without an article: "السوداني" is a surname and a nationality."""
    if (one.conjunction, one.preposition) != (other.conjunction, other.preposition):
        return one
    return one._replace(entries=one.entries + other.entries, definite=True)


def _ends_in_ta(words: list[Token]) -> bool:
    """Whether the noun is written with ة, which is no pronoun: "شعبة" is not "شعبه"."""
    noun = words[0] if words[-1].key.startswith("ال") else words[-1]
    return noun.text.endswith("ة")


def _is_another_word(token: Token, name: Name) -> bool:
    """Whether a preposition or a quantity only looks like the name: "أمام", "العديد"."""
    is_alone = name.end - name.start == 1
    is_complementiser = token.key in COMPLEMENTISERS and not _HAMZA.isdisjoint(token.text)  # "بأن" is not "بان"
    return (token.text in WRITTEN_PREPOSITIONS and name.entries[0].bare) or (
        is_alone and (token.key in QUANTIFIERS or token.key in NO_NAMES or is_complementiser)
    )
