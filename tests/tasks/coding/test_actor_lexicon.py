"""The lexicon of states, organisations, titles, groups and places is sound; a faulty line is named by its number."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pycountry
import pytest
from babel import Locale

from tasks.arabic.normalise import fold
from tasks.arabic.tables import Row, read_table
from tasks.coding.codebook import BODIES, SECTORS

LEXICON = Path(__file__).parents[3] / "tasks" / "coding" / "lexicon"
COUNTRIES = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
CODES = COUNTRIES | BODIES | {"NGO", "MNC", "IMG"}
# Written letters with their hamza seats, spaces and digits; no marks, tatweel, presentation forms or look-alikes.
NAME = re.compile(r"[ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچڤگ0-9A-Z .+()\-]+")
FILES = {
    "states.tsv": (("code", "wikidata"), ("names", "demonyms", "metonyms")),
    "organisations.tsv": (("org_id", "code", "sector", "kind", "wikidata", "from", "until"), ("names",)),
    "titles.tsv": (("title_id", "kind", "code", "sector", "number", "gender"), ("names",)),
    "groups.tsv": (("sector", "number"), ("names",)),
    "places.tsv": (("code", "kind"), ("names",)),
}
KINDS = {
    "organisations.tsv": {"agency", "armed", "company", "igo", "media", "ngo", "party"},
    "titles.tsv": {"office", "role", "institution", "of", "same"},
    "places.tsv": {
        *("region", "city", "district", "camp", "settlement", "base", "prison", "crossing"),
        *("river", "sea", "strait", "line"),
    },
}
# Words of every page whose folded form some name shares: such a name must be weak or left out.
EVERYDAY_WORDS = """
وأدان أفاد البيت كانت دورا بيتا سلمية حضر العديد القائم الهامة بأنه ساري نادي طالب عالم سنة قوة كتاب كتم موزع طويلة
الأداة بالتي القليلة حديثة الغربية الشرقية الجديدة مالية مالي قمري الخارجية الداخلية القضاء الأمن الدولة الحزب السلطة
الحرية الحدث العربية المسيرة الميادين الحركة الجماعة الاتحاد الهيئة المقاومة الشباب النهضة أمل فتح القاعدة سبق وقنا
الباب القدم دوما تدمر ينبع عسير حائل العيون الداخلة صور السند الأقصى المطلة الصحراء البندقية مطروح كيل تقسيم الخمس
وإلى مشيرا حاكم محافظ نظام ملك أمير مستشار رائد عميد مدني صحفي عسكري سياسي دبلوماسي شخص رجل الشعب شركة منظمة
"""
EVERYDAY = {fold(word) for word in EVERYDAY_WORDS.split()}


class Name(NamedTuple):
    """One name of a cell, its marks taken off; ``key`` is what it is looked up by."""

    row: Row
    column: str
    text: str
    key: str
    is_weak: bool

    @property
    def where(self) -> str:
        return f"{self.row.file}:{self.row.line}: {self.column} {self.text!r}"


def rows(file: str) -> list[Row]:
    return list(read_table(LEXICON / file, FILES[file][0] + FILES[file][1]))


def names(file: str) -> Iterator[Name]:
    for row in rows(file):
        for column in FILES[file][1]:
            for cell in row.alternatives(column):
                text = cell.removeprefix("weak:").removeprefix("pl:")
                key = fold(text)
                if file in ("titles.tsv", "groups.tsv") and " " not in text:
                    key = key.removeprefix("ال")
                yield Name(row, column, text, key, cell.startswith("weak:"))


def report(faults: list[str]) -> None:
    assert not faults, "\n" + "\n".join(faults)


@pytest.mark.parametrize("file", FILES)
def test_columns_and_marks(file: str) -> None:
    faults = []
    ascii_columns, arabic_columns = FILES[file]
    header = next(
        line for line in (LEXICON / file).read_text("utf-8").splitlines() if line and not line.startswith("#")
    )
    assert header.split("\t") == [*ascii_columns, *arabic_columns], f"{file}: the first row should name {FILES[file]}"
    for row in rows(file):
        faults += [f"{file}:{row.line}: {c} is not ASCII" for c in ascii_columns if not row[c].isascii()]
        if not row["names"]:
            faults.append(f"{file}:{row.line}: no names")
        for column in arabic_columns:
            for cell in row[column].split("|") if row[column] else []:
                mark, _, text = cell.rpartition(":")
                if mark not in ("", "weak", "pl") or (mark == "pl" and column != "demonyms"):
                    faults.append(f"{file}:{row.line}: the mark {mark}: has no meaning in {column}")
                tidy = unicodedata.normalize("NFC", " ".join(text.split()))
                if text != tidy or not NAME.fullmatch(text):
                    faults.append(f"{file}:{row.line}: {column} {text!r} has a letter or space that no newspaper types")
    report(faults)


@pytest.mark.parametrize("file", FILES)
def test_rows_are_sorted(file: str) -> None:
    table = rows(file)
    keys = [tuple(row.cells.values()) for row in table]
    report(
        [
            f"{file}:{row.line}: belongs before the row above"
            for row, a, b in zip(table[1:], keys, keys[1:], strict=False)
            if a >= b
        ]
    )


@pytest.mark.parametrize("file", FILES)
def test_codes_sectors_and_kinds_are_the_codebooks(file: str) -> None:
    known = COUNTRIES if file in ("states.tsv", "places.tsv") else CODES
    faults = []
    for row in rows(file):
        cells = row.cells
        if cells.get("code") and cells["code"] not in known:
            faults.append(f"{file}:{row.line}: {cells['code']} is no code")
        if cells.get("sector") and cells["sector"] not in SECTORS:
            faults.append(f"{file}:{row.line}: {cells['sector']} is no sector")
        if cells.get("code") in BODIES and cells.get("sector"):
            faults.append(f"{file}:{row.line}: a body such as {cells['code']} has no sector")
        if "kind" in cells and cells["kind"] not in KINDS[file]:
            faults.append(f"{file}:{row.line}: {cells['kind']} is no kind")
        if cells.get("wikidata") and not re.fullmatch(r"Q[1-9]\d*", cells["wikidata"]):
            faults.append(f"{file}:{row.line}: {cells['wikidata']} is no Wikidata identifier")
        if cells.get("number", "sg") not in ("sg", "du", "pl") or cells.get("gender", "m") not in ("m", "f"):
            faults.append(f"{file}:{row.line}: number is sg, du or pl; gender m or f")
    report(faults)


def overlap(first: Row, second: Row) -> bool:
    """Whether both rows hold on some day; rows without dates hold always."""
    a, b = first.cells, second.cells
    since = max(a.get("from", ""), b.get("from", ""))
    return since < min(a.get("until") or "9999", b.get("until") or "9999")


@pytest.mark.parametrize("file", FILES)
def test_a_name_stands_for_one_thing_unless_weak(file: str) -> None:
    by_key: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in names(file):
        # A state and its people may be one word (بوروندي); in titles, gender tells نظيره from نظيرة.
        sense = name.column if name.column == "demonyms" else name.row.cells.get("gender", "")
        by_key[name.key, sense].append(name)
    faults = []
    for found in by_key.values():
        for first, second in pairwise(found):
            if overlap(first.row, second.row) and (
                first.row.line == second.row.line or not (first.is_weak and second.is_weak)
            ):
                faults.append(f"{second.where} is also in line {first.row.line}: mark both weak, or leave one out")
    report(faults)


def test_titles_and_groups_share_no_name() -> None:
    titles = {name.key: name for name in names("titles.tsv")}
    report([f"{name.where} is also in {titles[name.key].where}" for name in names("groups.tsv") if name.key in titles])


@pytest.mark.parametrize("file", FILES)
def test_no_strong_name_is_an_everyday_word(file: str) -> None:
    report(
        [
            f"{name.where} is an everyday word: mark it weak"
            for name in names(file)
            if name.key in EVERYDAY and not name.is_weak
        ]
    )


def test_identifiers_are_unique() -> None:
    for file, column in (("states.tsv", "code"), ("states.tsv", "wikidata"), ("organisations.tsv", "org_id")):
        seen: dict[str, Row] = {}
        for row in rows(file):
            assert not row[column] or row[column] not in seen, (
                f"{file}:{row.line}: {row[column]} is also in line {seen[row[column]].line}"
            )
            seen[row[column]] = row


def test_every_territory_is_covered_under_its_common_name() -> None:
    """Babel's Arabic territory names are the check, not the source."""
    alpha_3 = {country.alpha_2: country.alpha_3 for country in pycountry.countries} | {"XK": "XKX"}
    described = {"HKG"}  # babel describes it: "Chinese Hong Kong (special administrative region)"
    covered: dict[str, set[str]] = defaultdict(set)
    for name in names("states.tsv"):
        covered[name.row["code"]].add(name.key)
    faults = []
    for alpha_2, territory in Locale("ar").territories.items():
        common = territory.partition(" (")[0]
        code = alpha_3.get(alpha_2, "")  # none: continents, and AC CP DG EA EU EZ IC QO TA UN XA XB ZZ, not of ISO 3166
        if code and fold(common) not in covered[code] and not (code in described and covered[code]):
            faults.append(f"states.tsv: {code} is not called {common}")
    report(faults)


def test_every_state_whose_offices_are_kept_has_a_nationality_and_a_seat() -> None:
    named_as_their_capital = {"DJI", "KWT", "LUX", "SGP"}
    faults = []
    kept = {row["code"] for row in read_table(LEXICON / "offices.tsv", ("code",))}
    for row in rows("states.tsv"):
        if row["code"] in kept and not row["demonyms"]:
            faults.append(f"states.tsv:{row.line}: no demonym")
        if row["code"] in kept - named_as_their_capital and not row["metonyms"]:
            faults.append(f"states.tsv:{row.line}: no metonym")
    report(faults)


def one(file: str, name: str) -> dict[str, str]:
    """The cells of the one row whose strong name is ``name``."""
    found = [n.row.cells for n in names(file) if n.text == name and not n.is_weak and not n.row.cells.get("until")]
    assert len(found) == 1, f"{file}: {len(found)} rows for {name}"
    return found[0]


@pytest.mark.parametrize(
    ("name", "code", "sector"),
    [
        # the codebook's own rulings
        ("فاغنر", "RUS", "PRM"),
        ("حزب الله", "LBN", "PRM"),
        ("حماس", "PSE", "PRM"),
        ("الحوثيون", "YEM", "REB"),
        ("داعش", "IMG", "REB"),
        ("جبهة النصرة", "IMG", "REB"),
        ("طالبان", "AFG", "GOV"),
        ("وحدات حماية الشعب", "SYR", "PRM"),
        ("التحالف العربي", "SAU", "MIL"),
        ("البنتاغون", "USA", "MIL"),
        ("الناتو", "NATO", ""),
        ("مجلس الأمن الدولي", "UNO", ""),
        ("المفوضية الأوروبية", "EUR", ""),
        ("الكنيست", "ISR", "LEG"),
    ],
)
def test_an_organisation_has_the_codebooks_code(name: str, code: str, sector: str) -> None:
    cells = one("organisations.tsv", name)
    assert (cells["code"], cells["sector"]) == (code, sector)


def test_the_taliban_become_a_government_on_one_day() -> None:
    taliban = [name.row for name in names("organisations.tsv") if name.text == "طالبان"]
    assert sorted((row["from"], row["until"], row["sector"]) for row in taliban) == [
        ("", "2021-08-15", "REB"),
        ("2021-08-15", "", "GOV"),
    ]


@pytest.mark.parametrize(
    ("metonym", "code"),
    [("الكرملين", "RUS"), ("البيت الأبيض", "USA"), ("قصر الإليزيه", "FRA"), ("داونينغ ستريت", "GBR"), ("بعبدا", None)],
)
def test_a_seat_of_power_stands_for_its_state(metonym: str, code: str | None) -> None:
    """بعبدا is a town too: it needs context."""
    strong = [name.row["code"] for name in names("states.tsv") if name.text == metonym and not name.is_weak]
    assert strong == ([code] if code else [])


def test_media_are_marked_as_what_reports() -> None:
    odd = [row for row in rows("organisations.tsv") if (row["kind"] == "media") != (row["sector"] == "JRN")]
    report([f"organisations.tsv:{row.line}: sector JRN and kind media go together" for row in odd])


def test_who_stands_for_another_has_no_sector_of_its_own() -> None:
    """A spokesman or a member is of the organisation that follows, a counterpart of the office before."""
    standing = [row for row in rows("titles.tsv") if row["kind"] in ("of", "same")]
    report([f"titles.tsv:{row.line}: needs no sector" for row in standing if row["sector"] not in ("", "MIL")])


def test_every_office_that_is_held_can_be_named() -> None:
    held = {row["office"] for row in read_table(LEXICON / "offices.tsv", ("office",))}
    named = {row["title_id"] for row in rows("titles.tsv")}
    assert not held - named, f"titles.tsv: no name for the office {', '.join(sorted(held - named))} of offices.tsv"


@pytest.mark.parametrize(
    ("file", "least"),
    [("states.tsv", 250), ("organisations.tsv", 300), ("titles.tsv", 250), ("groups.tsv", 200), ("places.tsv", 500)],
)
def test_the_files_do_not_shrink(file: str, least: int) -> None:
    assert len(rows(file)) >= least
