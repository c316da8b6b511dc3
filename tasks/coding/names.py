"""Finding names in a sentence: states, nationalities, offices, persons, organisations, groups, places.

The lexicon files under ``lexicon/`` are compiled once into tables keyed by folded words; a name is matched
whole, longest first, and clitics (و ف ب ل ك، ال) are taken off its first word only where what remains is known.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tasks.arabic.normalise import fold
from tasks.arabic.nouns import inflect_noun, nisba
from tasks.arabic.tables import Row, read_table
from tasks.arabic.tokens import Token, tokenize
from tasks.coding.variants import expand
from tasks.coding.words import QUANTIFIERS, WRITTEN_PREPOSITIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LEXICON = Path(__file__).parent / "lexicon"
# States whose Arabic name news Arabic treats now as masculine, now as feminine; all others are feminine.
EITHER_GENDER = frozenset(["LBN", "IRQ", "MAR", "JOR", "YEM", "SDN", "VAT", "SSD"])
_CONJUNCTIONS = ("و", "ف")
_PREPOSITIONS = {"ب": "by", "ل": "for", "ك": "as"}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for.

    ``kind``: state, metonym, demonym, title, person, org, media, group or place. ``role`` tells offices, roles and
    institutions apart. ``weak`` names need context. ``bare`` entries are class nouns, which take or leave the article.
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
    since: str = ""
    until: str = ""
    role: str = ""

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


class Gazetteer:
    """All names of the lexicon, by the folded key of their first word."""

    def __init__(self) -> None:
        self._names: dict[str, dict[tuple[str, ...], list[Entry]]] = {}
        # For each first word: what it is alone, and the names that go on with each second word, longest first.
        self._first: dict[
            str, tuple[tuple[Entry, ...], dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]]]
        ] = {}

    def add(self, name: str, entry: Entry) -> None:
        """Make ``name`` stand for ``entry``."""
        keys = tuple(token.key for token in tokenize(name))
        if keys:
            entries = self._names.setdefault(keys[0], {}).setdefault(keys[1:], [])
            if entry not in entries:
                entries.append(entry)

    def freeze(self) -> None:
        """Order the continuations of each first word, longest first."""
        for first, rests in self._names.items():
            longer: dict[str, list[tuple[tuple[str, ...], tuple[Entry, ...]]]] = {}
            for rest, entries in sorted(rests.items(), key=lambda item: -len(item[0])):
                if rest:
                    longer.setdefault(rest[0], []).append((rest, tuple(entries)))
            self._first[first] = tuple(rests.get((), ())), longer
        self._splits.cache_clear()

    @lru_cache(maxsize=100_000)  # noqa: B019 - the gazetteer lives as long as the process
    def _splits(self, key: str) -> tuple[tuple[bool, str, bool, str], ...]:
        """The ways to read ``key`` as clitics and a name's first word: (conjunction, preposition, definite, word)."""
        found = []
        rests = [(False, key)]
        if key[:1] in _CONJUNCTIONS and len(key) > 3:
            rests.append((True, key[1:]))
        for conjunction, rest in rests:
            words = [("", rest)]
            if rest[:1] in _PREPOSITIONS and len(rest) > 3:
                words.append((_PREPOSITIONS[rest[0]], rest[1:]))
            if rest.startswith("لل") and len(rest) > 4:
                words.append(("for", "ال" + rest[2:]))
            for preposition, word in words:
                if word in self._names:
                    found.append((conjunction, preposition, False, word))
                if word.startswith("ال") and len(word) > 4 and word[2:] in self._names:
                    found.append((conjunction, preposition, True, word[2:]))
        return tuple(found)

    def find(self, tokens: list[Token]) -> dict[int, Name]:
        """The names of a sentence by the token they start at; no two overlap, the longest one first come."""
        names: dict[int, Name] = {}
        position, count = 0, len(tokens)
        while position < count:
            token = tokens[position]
            name = self._longest_at(tokens, position, count) if token.is_word else None
            if name is not None and _is_another_word(token, name):
                name = None
            if name is None:
                position += 1
            else:
                names[position] = name
                position = name.end
        return names

    def _longest_at(self, tokens: list[Token], position: int, count: int) -> Name | None:
        best: Name | None = None
        for conjunction, preposition, definite, word in self._splits(tokens[position].key):
            alone, longer = self._first[word]
            candidates = longer.get(tokens[position + 1].key, ()) if position + 1 < count else ()
            for rest, entries in (*candidates, ((), alone)):
                end = position + 1 + len(rest)
                if best is not None and end <= best.end:
                    break
                if end > count or any(tokens[position + 1 + n].key != key for n, key in enumerate(rest)):
                    continue
                fitting = tuple(entry for entry in entries if entry.bare or not definite)
                if fitting:
                    best = Name(position, end, fitting, conjunction, preposition, definite)
                    break
        return best


def _is_another_word(token: Token, name: Name) -> bool:
    """Whether a preposition or a quantity only looks like the name: "أمام", "العديد"."""
    return (token.text in WRITTEN_PREPOSITIONS and name.entries[0].bare) or (
        name.end - name.start == 1 and token.key in QUANTIFIERS
    )


def _strip_weak(name: str) -> tuple[str, bool]:
    return (name[5:].strip(), True) if name.startswith("weak:") else (name, False)


def _add_states(gazetteer: Gazetteer, rows: Iterable[Row]) -> None:
    table = list(rows)
    states = {fold(_strip_weak(name)[0]) for row in table for name in row.alternatives("names")}
    for row in table:
        code = row["code"]
        gender = "" if code in EITHER_GENDER else "f"
        state = Entry("state", code, code, "GOV", gender)
        for cell in row.alternatives("names"):
            name, weak = _strip_weak(cell)
            gazetteer.add(name, replace(state, weak=weak))
        for cell in row.alternatives("metonyms"):
            name, weak = _strip_weak(cell)
            gazetteer.add(name, replace(state, kind="metonym", weak=weak, gender=""))
        for cell in row.alternatives("demonyms"):
            if cell.startswith("pl:"):
                gazetteer.add(cell[3:], Entry("demonym", code, code, "CVL", "m", "pl", bare=True))
                continue
            name, weak = _strip_weak(cell)
            for form, gender_, number in _nationality_forms(name):
                if form in states:  # the accusative of "روسي" is written as the state
                    continue
                gazetteer.add(form, Entry("demonym", code, code, "CVL", gender_, number, weak, bare=True))


def _add_blocs(gazetteer: Gazetteer, rows: Iterable[Row]) -> None:
    for row in rows:
        for adjective in row.alternatives("adjectives"):
            for form, gender, number in _nationality_forms(adjective):
                gazetteer.add(form, Entry("demonym", row["code"], row["code"], None, gender, number, bare=True))


def _nationality_forms(name: str) -> Iterator[tuple[str, str, str]]:
    """The written forms of a nationality with gender and number; of "كوري شمالي", both words and both articles."""
    first, *rest = name.split()
    if not first.endswith("ي"):  # "وسط أفريقي": the first word stays as it is
        yield from ((f"{first} {form}", gender, number) for form, gender, number in _nationality_forms(" ".join(rest)))
        return
    if not rest:
        for form, readings in nisba(first, accusative=True).items():
            for reading in readings:
                yield form, reading.gender, reading.number
        return
    second = {(r.gender, r.number): f for f, rs in nisba(rest[0]).items() for r in rs} if rest[0].endswith("ي") else {}
    for form, readings in nisba(first, accusative=True).items():
        for reading in readings:
            other = second.get((reading.gender, reading.number), rest[0])
            for article in ("", "ال"):
                yield " ".join([form, article + other, *rest[1:]]), reading.gender, reading.number


def _head_forms(name: str) -> Iterator[tuple[str, bool]]:
    """The written forms of a class noun, each with whether it can take the article.

    Its first word is inflected; an "X الY" is also taken as the construct "X Y" ("وزير خارجية روسيا").
    """
    first, *rest = name.split()
    tails = [rest]
    if len(rest) == 1 and rest[0].startswith("ال"):
        tails.append([rest[0][2:]])
    forms = inflect_noun(first) if len(first) > 2 else {first: frozenset()}
    for head, readings in forms.items():
        if readings and all(reading.attachment == "joined" for reading in readings):
            continue
        takes_article = head == fold(first) or any(
            reading.state != "construct" and reading.case != "accusative" for reading in readings
        )
        for tail in tails:
            yield " ".join([head, *tail]), takes_article


def _add_class_noun(gazetteer: Gazetteer, cell: str, entry: Entry, *, inflects: bool) -> None:
    """Add a noun that takes or leaves the article; cited with it or without."""
    name, weak = _strip_weak(cell)
    bare_name = name.removeprefix("ال")
    forms = _head_forms(bare_name) if inflects else [(bare_name, True)]
    for form, takes_article in forms:
        gazetteer.add(form, replace(entry, weak=weak, bare=takes_article))


def _add_titles(gazetteer: Gazetteer, rows: Iterable[Row]) -> None:
    for row in rows:
        code, sector = row["code"] or None, row["sector"] or None
        entry = Entry("title", row["title_id"], code, sector, row["gender"], row["number"], role=row["kind"])
        for cell in row.alternatives("names"):
            _add_class_noun(gazetteer, cell, entry, inflects=row["number"] == "sg")


def _add_groups(gazetteer: Gazetteer, rows: Iterable[Row]) -> None:
    for row in rows:
        for cell in row.alternatives("names"):
            entry = Entry("group", _strip_weak(cell)[0], None, row["sector"], "", row["number"])
            _add_class_noun(gazetteer, cell, entry, inflects=row["number"] != "pl")


def _add_persons(gazetteer: Gazetteer, rows: Iterable[Row]) -> None:
    for row in rows:
        entry = Entry(
            "person",
            row["person_id"],
            row["code"] or None,
            row["sector"] or None,
            "m",
            since=row["from"],
            until=row["until"],
        )
        for cell in row.alternatives("names"):
            pattern, weak = _strip_weak(cell)
            for name in expand(pattern):
                gazetteer.add(name, replace(entry, weak=weak))


def _add_organisations(gazetteer: Gazetteer, rows: Iterable[Row]) -> None:
    for row in rows:
        kind = "media" if row["kind"] == "media" else "org"
        for cell in row.alternatives("names"):
            name, weak = _strip_weak(cell)
            gender = "f" if fold(name.split()[0]).endswith("ه") else ""
            entry = Entry(
                kind,
                row["org_id"],
                row["code"] or None,
                row["sector"] or None,
                gender,
                since=row.cells.get("from", ""),
                until=row.cells.get("until", ""),
                weak=weak,
            )
            gazetteer.add(name, entry)


def _add_places(gazetteer: Gazetteer, rows: Iterable[Row]) -> None:
    for row in rows:
        for cell in row.alternatives("names"):
            name, weak = _strip_weak(cell)
            gazetteer.add(name, Entry("place", name, row["code"] or None, None, "f", weak=weak))


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The compiled lexicon of names. Raises LexiconError for a line that can't be used."""
    names = Gazetteer()
    _add_states(names, read_table(LEXICON / "states.tsv", ("code", "names", "demonyms", "metonyms")))
    _add_blocs(names, read_table(LEXICON / "blocs.tsv", ("code", "adjectives")))
    _add_organisations(names, read_table(LEXICON / "organisations.tsv", ("org_id", "code", "sector", "kind", "names")))
    _add_persons(names, read_table(LEXICON / "persons.tsv", ("person_id", "code", "sector", "from", "until", "names")))
    _add_titles(
        names, read_table(LEXICON / "titles.tsv", ("title_id", "kind", "sector", "number", "gender", "code", "names"))
    )
    _add_groups(names, read_table(LEXICON / "groups.tsv", ("sector", "number", "names")))
    _add_places(names, read_table(LEXICON / "places.tsv", ("code", "kind", "names")))
    names.freeze()
    return names


def iso(day: dt.date | None) -> str:
    """The day as the lexicon's dates are written; empty where there is none."""
    return day.isoformat() if day else ""
