"""The lexicon's tables of names, compiled once into a gazetteer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from tasks.arabic.normalise import fold
from tasks.arabic.nouns import inflect_noun, nisba
from tasks.arabic.tables import Row, collector_at_rest, read_table
from tasks.coding.gazetteer_cities import city_names
from tasks.coding.names import Entry, Gazetteer
from tasks.coding.possessed_names import PRONOUNS, possessed_forms
from tasks.coding.variants import expand
from tasks.coding.words import LEXICON

# States whose Arabic name news Arabic treats now as masculine, now as feminine; all others are feminine.
_EITHER_GENDER = frozenset(("LBN", "IRQ", "MAR", "JOR", "YEM", "SDN", "VAT", "SSD"))
# Nouns that a state is called by, masculine where the state is not.
_MASCULINE = frozenset(("احتلال", "كيان", "اتحاد", "عدو", "نظام"))


def _strip_weak(name: str) -> tuple[str, bool]:
    return (name[5:].strip(), True) if name.startswith("weak:") else (name, False)


def _add_states(gazetteer: Gazetteer, rows: Iterable[Row]) -> None:
    table = list(rows)
    states = {fold(_strip_weak(name)[0]) for row in table for name in row.alternatives("names")}
    for row in table:
        code = row["code"]
        gender = "" if code in _EITHER_GENDER else "f"
        state = Entry("state", code, code, "GOV", gender)
        for cell in row.alternatives("names"):
            name, weak = _strip_weak(cell)
            is_masculine = fold(name.split()[0]).removeprefix("ال") in _MASCULINE
            gazetteer.add(name, state._replace(weak=weak, gender="m" if is_masculine else gender))
        for cell in row.alternatives("metonyms"):
            name, weak = _strip_weak(cell)
            gazetteer.add(name, state._replace(kind="metonym", weak=weak, gender=""))
        for cell in row.alternatives("demonyms"):
            if cell.startswith("pl:"):
                for form, takes_article in _plural_forms(cell[3:]):
                    gazetteer.add(form, Entry("demonym", code, code, "CVL", "m", "pl", bare=takes_article))
                continue
            name, weak = _strip_weak(cell)
            for form, gender_, number in _nationality_forms(name):
                is_state = form in states  # as the accusative of "روسي" is, and the feminine of "سوري"
                entry = Entry("demonym", code, code, "CVL", gender_, number, weak, bare=True, defined=is_state)
                gazetteer.add(form, entry)


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
            for reading in sorted(readings, reverse=True):  # of what is written alike, the plural before the dual
                yield form, reading.gender, reading.number
        return
    second = {(r.gender, r.number): f for f, rs in nisba(rest[0]).items() for r in rs} if rest[0].endswith("ي") else {}
    for form, readings in nisba(first, accusative=True).items():
        for reading in sorted(readings, reverse=True):
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


def _plural_forms(name: str) -> Iterator[tuple[str, bool]]:
    """A plural as cited, and of a broken one the indefinite accusative ("طلابا")."""
    yield name, True
    if " " not in name and not fold(name).endswith(("ون", "ين", "ات", "اء", "ا", "ه", "ي", "و")):
        yield name + "ا", False


def _add_class_noun(gazetteer: Gazetteer, cell: str, entry: Entry, *, inflects: bool) -> None:
    """Add a noun that takes or leaves the article; cited with it or without."""
    name, weak = _strip_weak(cell)
    bare_name = name.removeprefix("ال")
    forms = _head_forms(bare_name) if inflects else _plural_forms(bare_name)
    entries = {takes_article: entry._replace(weak=weak, bare=takes_article) for takes_article in (True, False)}
    for form, takes_article in forms:
        gazetteer.add(form, entries[takes_article])
    # A pronoun is support enough for "رعاياها" and "حزبه", not for "بنوكها".
    owns = entry.sector == "PTY" or (entry.kind == "group" and entry.sector != "BUS")
    if (owns or not weak) and entry.role not in ("of", "same"):
        possessed = list(possessed_forms(name, is_plural=entry.number == "pl"))
        owned = {pronoun: entry._replace(pronoun=pronoun) for pronoun in PRONOUNS} if possessed else {}
        for form, pronoun in possessed:
            gazetteer.add(form, owned[pronoun])


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
            person = entry._replace(weak=weak)
            for name in expand(pattern):
                gazetteer.add(name, person)


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


def _add_cities(gazetteer: Gazetteer) -> None:
    """The cities the lexicon's own tables don't know by that name."""
    for city in city_names():
        if city.name not in gazetteer:
            gazetteer.add(city.name, Entry("place", city.name, city.country, None, "f"))


@lru_cache(maxsize=1)
@collector_at_rest()
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
    _add_cities(names)
    names.freeze()
    return names
