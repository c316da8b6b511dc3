"""Cities of the world by their Arabic names, with country and coordinates.

``lexicon/cities.tsv`` is made by :mod:`tasks.coding.gazetteer_build`. What the lexicon calls something else (a
person, a body, a group, an office, a state) is no city here, nor is a word of ``lexicon/city_stopwords.tsv``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from tasks.arabic.normalise import fold
from tasks.arabic.tables import read_table
from tasks.coding.words import LEXICON

if TYPE_CHECKING:
    from collections.abc import Iterator

CITIES = LEXICON / "cities.tsv"

_COLUMNS = ("code", "latitude", "longitude", "population", "names", "also")
_WORD = re.compile(r"[^\s{},|]+")
# Whose names a city may not bear: table, column, and whether each word of the names counts (a person's first name).
_OTHERS = (
    ("persons", "names", True),
    ("organisations", "names", False),
    ("groups", "names", False),
    ("titles", "names", False),
    ("states", "names", False),
    ("states", "demonyms", False),
)


class CityName(NamedTuple):
    """A name that stands for a city: ``country`` is alpha-3, the coordinates are degrees north and east."""

    name: str
    country: str
    latitude: float
    longitude: float
    population: int


def city_names() -> Iterator[CityName]:
    """The names that stand for a city wherever they stand, each once, whatever else the lexicon says of it as a place.

    Raises:
        LexiconError: a line of a table can't be used.
    """
    taken = _taken()
    for name in _table()[0]:
        key = fold(name.name)
        if key not in taken and key.removeprefix("ال") not in taken:
            yield name


def coordinates(name_key: str, country: str | None) -> tuple[float, float] | None:
    """Degrees north and east of the city that ``country`` (alpha-3) knows by the folded name, if there is one.

    An article more or less makes no other city: (fold("موصل"), "IRQ") is Mosul.
    """
    places = _table()[1]
    bare = name_key.removeprefix("ال")
    return places.get((name_key, country)) or places.get((bare, country)) or places.get((f"ال{bare}", country))


def stop_words() -> frozenset[str]:
    """The folded everyday words that are names of cities too, and are not taken for them."""
    rows = read_table(LEXICON / "city_stopwords.tsv", ("words",))
    return frozenset(fold(word) for row in rows for word in row.alternatives("words"))


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[CityName, ...], dict[tuple[str, str | None], tuple[float, float]]]:
    names: list[CityName] = []
    places: dict[tuple[str, str | None], tuple[float, float]] = {}
    for row in read_table(CITIES, _COLUMNS):
        try:
            degrees = float(row["latitude"]), float(row["longitude"])
            population = int(row["population"])
        except ValueError:
            raise row.error("latitude, longitude and population are numbers") from None
        for name in row.alternatives("names"):
            names.append(CityName(name, row["code"], *degrees, population))
            places[fold(name), row["code"]] = degrees
        for name in row.alternatives("also"):
            places.setdefault((fold(name), row["code"]), degrees)
    return tuple(names), places


@lru_cache(maxsize=1)
def _taken() -> frozenset[str]:
    """The folded names of what is no city."""
    taken = set(stop_words())
    for table, column, by_word in _OTHERS:
        for row in read_table(LEXICON / f"{table}.tsv", (column,)):
            cell = row[column].replace("weak:", "").replace("pl:", "")
            taken.update(map(fold, _WORD.findall(cell) if by_word else cell.split("|")))
    return frozenset(taken)
