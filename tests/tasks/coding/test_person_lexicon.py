"""The lexicon of persons and offices is sound: a faulty line is named by file and number, with what is wrong."""

from __future__ import annotations

import datetime as dt
import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pycountry
import pytest

from tasks.arabic.normalise import fold
from tasks.coding.codebook import BODIES, SECTORS
from tasks.coding.variants import MAX_FORMS, VariantError, expand, name_forms, respell

LEXICON = Path(__file__).parents[3] / "tasks" / "coding" / "lexicon"
COUNTRIES = {country.alpha_3 for country in pycountry.countries} | {"XKX"}
CODES = COUNTRIES | BODIES | {"NGO", "MNC", "IMG"}
# What Arabic names are written with; hamza seats included, no marks, tatweel, presentation forms or look-alikes.
LETTERS = set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچڤگ")
NAME_CHARACTERS = LETTERS | set(" -.")


class Line(NamedTuple):
    where: str
    cells: dict[str, str]


def read(name: str) -> list[Line]:
    lines = (LEXICON / name).read_text(encoding="utf-8").splitlines()
    rows = [(number, line.split("\t")) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    header = rows[0][1]
    assert all(len(cells) == len(header) for _, cells in rows), f"{name}: not {len(header)} columns in " + ", ".join(
        str(number) for number, cells in rows if len(cells) != len(header)
    )
    return [Line(f"{name}:{number}", dict(zip(header, cells, strict=True))) for number, cells in rows[1:]]


PERSONS = read("persons.tsv")
OFFICES = read("offices.tsv")


def rivals() -> Iterator[tuple[str, str, str, str]]:
    """The (code, office, since, until) that two governments filled, from the head of offices.tsv."""
    for line in (LEXICON / "offices.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("# rivals "):
            code, office, since, *until = line.removeprefix("# rivals ").split()
            yield code, office, since, until[0] if until else "9999-12-31"


def overlap(first: Line, second: Line) -> tuple[str, str] | None:
    """The days that both rows claim, half-open."""
    since = max(first.cells["from"], second.cells["from"])
    until = min(first.cells["until"] or "9999-12-31", second.cells["until"] or "9999-12-31")
    return (since, until) if since < until else None


def is_day(day: str) -> bool:
    try:
        return dt.date.fromisoformat(day).isoformat() == day
    except ValueError:
        return False


def none(faults: list[str]) -> None:
    assert not faults, "\n" + "\n".join(faults)


def test_the_lexicon_is_as_large_as_the_news_needs() -> None:
    assert len({line.cells["person_id"] for line in PERSONS}) >= 1800
    assert len(OFFICES) >= 1400


@pytest.mark.parametrize(("name", "columns"), [("persons.tsv", 7), ("offices.tsv", 5)])
def test_header_names_the_columns(name: str, columns: int) -> None:
    header = next(
        line for line in (LEXICON / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")
    )
    assert len(header.split("\t")) == columns


def test_ids_are_slugs_and_codes_and_sectors_are_the_codebook_s() -> None:
    faults = []
    for where, row in PERSONS:
        if not re.fullmatch(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*", row["person_id"]):
            faults.append(f"{where}: person_id {row['person_id']!r} is no slug")
        if row["code"] not in CODES:
            faults.append(f"{where}: unknown code {row['code']!r}")
        if row["code"] in BODIES and row["sector"]:
            faults.append(f"{where}: {row['code']} is a body, bodies have no sector")
        if row["code"] not in BODIES and row["sector"] not in SECTORS:
            faults.append(f"{where}: unknown sector {row['sector']!r}")
        if row["wikidata"] and not re.fullmatch(r"Q[1-9]\d*", row["wikidata"]):
            faults.append(f"{where}: {row['wikidata']!r} is no Wikidata id")
    for where, row in OFFICES:
        if row["code"] not in CODES:
            faults.append(f"{where}: unknown code {row['code']!r}")
        if not re.fullmatch(r"[a-z]+(?:_[a-z]+)*", row["office"]):
            faults.append(f"{where}: office {row['office']!r} is no slug")
    none(faults)


def test_a_wikidata_id_is_one_person_s() -> None:
    owners = defaultdict(set)
    for _, row in PERSONS:
        if row["wikidata"]:
            owners[row["wikidata"]].add(row["person_id"])
    none([f"persons.tsv: {item} stands for {sorted(ids)}" for item, ids in owners.items() if len(ids) > 1])


def test_days_are_iso_and_in_order() -> None:
    faults = []
    for where, row in PERSONS + OFFICES:
        faults += [f"{where}: {row[c]!r} is no ISO day" for c in ("from", "until") if row[c] and not is_day(row[c])]
        if row["from"] and row["until"] and row["from"] >= row["until"]:
            faults.append(f"{where}: from {row['from']} is not before until {row['until']}")
    faults += [f"{where}: an office needs its first day" for where, row in OFFICES if not row["from"]]
    none(faults)


def test_rows_are_sorted() -> None:
    keys = [(line.cells["person_id"], line.cells["from"]) for line in PERSONS]
    none([f"{line.where}: not in order" for line, a, b in zip(PERSONS[1:], keys, keys[1:], strict=False) if a > b])
    wanted = ("code", "office", "from", "person_id")
    office_keys = [tuple(line.cells[column] for column in wanted) for line in OFFICES]
    pairs = zip(OFFICES[1:], office_keys, office_keys[1:], strict=False)
    none([f"{line.where}: not in order" for line, a, b in pairs if a >= b])


def test_the_rows_of_one_person_follow_each_other_and_change_standing_but_not_name() -> None:
    rows = defaultdict(list)
    for line in PERSONS:
        rows[line.cells["person_id"]].append(line)
    faults = []
    for lines in rows.values():
        for before, after in itertools.pairwise(lines):
            if before.cells["until"] != after.cells["from"] or not after.cells["from"]:
                faults.append(f"{after.where}: does not start on the day the row before it ends")
            if (before.cells["code"], before.cells["sector"]) == (after.cells["code"], after.cells["sector"]):
                faults.append(f"{after.where}: neither code nor sector changes")
            if before.cells["names"] != after.cells["names"] or before.cells["wikidata"] != after.cells["wikidata"]:
                faults.append(f"{after.where}: names or wikidata differ from the row before it")
        if lines[0].cells["from"] and len(lines) > 1:
            faults.append(f"{lines[0].where}: the first row of several must be open at its start")
    none(faults)


def test_names_are_plain_arabic_letters() -> None:
    faults = []
    for where, row in PERSONS:
        if row["names"] != unicodedata.normalize("NFC", row["names"]):
            faults.append(f"{where}: not NFC")
        for form in expand(row["names"]):
            name = form.removeprefix("weak:")
            odd = sorted(set(name) - NAME_CHARACTERS)
            if odd:
                faults.append(f"{where}: {name!r} has {', '.join(f'U+{ord(c):04X}' for c in odd)}")
            if not 2 <= len(name) <= 60 or name[0] == "-" or name[-1] == "-":
                faults.append(f"{where}: {name!r} is no name")
    none(faults)


def test_no_spelling_is_written_that_fold_makes_anyway() -> None:
    faults = []
    for where, row in PERSONS:
        for choice in re.findall(r"\{([^{}]*)\}", row["names"]):
            sides = [fold(side) for side in choice.split(",")]
            if len(set(sides)) < len(sides):
                faults.append(f"{where}: sides of {{{choice}}} fold to the same letters")
            if len(sides) == 1:
                faults.append(f"{where}: {{{choice}}} leaves no choice")
        earlier: set[str] = set()
        for alternative in row["names"].split("|"):
            keys = {fold(form.removeprefix("weak:")) for form in expand(alternative)}
            if keys <= earlier:
                faults.append(f"{where}: {alternative!r} adds nothing to the names before it")
            earlier |= keys
    none(faults)


def test_everyone_has_a_full_name() -> None:
    """Which is weak only where thousands bear it (محمد مصطفى): such a person is known by the office before the name."""
    faults = []
    for where, row in PERSONS:
        forms = name_forms(row["names"])
        if not any(" " in name or "-" in name for name in forms.strong + forms.weak):
            faults.append(f"{where}: no full name")
    none(faults)


def test_a_strong_name_is_one_person_s() -> None:
    owners: dict[str, dict[str, str]] = defaultdict(dict)
    for where, row in PERSONS:
        for name in name_forms(row["names"]).strong:
            owners[fold(name)].setdefault(row["person_id"], where)
    none(
        [
            f"{max(wheres.values())}: {name!r} is also the name of {sorted(wheres)}"
            for name, wheres in owners.items()
            if len(wheres) > 1
        ]
    )


def test_a_strong_name_is_no_one_else_s_weak_one() -> None:
    strong = {fold(name): row["person_id"] for _, row in PERSONS for name in name_forms(row["names"]).strong}
    faults = [
        f"{where}: weak {name!r} is a strong name of {strong[fold(name)]}"
        for where, row in PERSONS
        for name in name_forms(row["names"]).weak
        if strong.get(fold(name), row["person_id"]) != row["person_id"]
    ]
    none(faults)


def test_a_word_that_is_a_first_name_is_weak() -> None:
    """A single word that begins other persons' full names names nobody by itself."""
    first: dict[str, set[str]] = defaultdict(set)
    for _, row in PERSONS:
        for name in name_forms(row["names"]).strong:
            if " " in name:
                first[fold(name.split()[0])].add(row["person_id"])
    faults = []
    for where, row in PERSONS:
        for name in name_forms(row["names"]).strong:
            others = first.get(fold(name), set()) - {row["person_id"]}
            if " " not in name and others:
                faults.append(f"{where}: {name!r} is a first name of {sorted(others)[:3]}; write weak:{name}")
    none(faults)


def test_offices_name_persons() -> None:
    known = {line.cells["person_id"] for line in PERSONS}
    none([f"{where}: unknown person {row['person_id']!r}" for where, row in OFFICES if row["person_id"] not in known])


def test_an_office_has_one_holder_a_day_save_under_rival_governments() -> None:
    contested = list(rivals())
    rows = defaultdict(list)
    for line in OFFICES:
        rows[line.cells["code"], line.cells["office"]].append(line)
    faults = []
    for (code, office), lines in rows.items():
        for n, first in enumerate(lines):
            for second in lines[n + 1 :]:
                days = overlap(first, second)
                if days is None or any(
                    rival[:2] == (code, office) and rival[2] <= days[0] and days[1] <= rival[3] for rival in contested
                ):
                    continue
                holder = first.cells["person_id"]
                faults.append(f"{second.where}: {code} {office} is also {holder}'s {days[0]} to {days[1]}")
    none(faults)


@pytest.mark.parametrize(
    ("code", "office", "day", "holder"),
    [
        ("RUS", "foreign_minister", "2022-02-12", "sergey_lavrov"),
        ("USA", "president", "2021-01-19", "donald_trump"),
        ("USA", "president", "2021-01-20", "joe_biden"),
        ("GBR", "foreign_minister", "2022-02-12", "liz_truss"),
        ("EGY", "president", "2013-07-02", "mohamed_morsi"),
        ("TUN", "prime_minister", "2011-02-28", "beji_caid_essebsi"),
        ("SAU", "foreign_minister", "2017-06-05", "adel_al_jubeir"),
        ("IRQ", "prime_minister", "2014-08-30", "nouri_al_maliki"),
        ("ISR", "defence_minister", "2018-12-01", "benjamin_netanyahu"),
        ("UNO", "secretary_general", "2016-12-31", "ban_ki_moon"),
        ("UNO", "envoy_syria", "2013-09-01", "lakhdar_brahimi"),
        ("NATO", "secretary_general", "2022-06-29", "jens_stoltenberg"),
        ("ARL", "secretary_general", "2013-05-01", "nabil_elaraby"),
    ],
)
def test_an_office_and_a_day_name_their_holder(code: str, office: str, day: str, holder: str) -> None:
    holders = [
        row["person_id"]
        for _, row in OFFICES
        if (row["code"], row["office"]) == (code, office)
        and row["from"] <= day
        and (not row["until"] or day < row["until"])
    ]
    assert holders == [holder]


def test_braces_choose_and_bars_join() -> None:
    assert expand("{أنتوني,أنطوني} {بلينكن,بلينكين}|weak:بلينكن") == [
        "أنتوني بلينكن",
        "أنتوني بلينكين",
        "أنطوني بلينكن",
        "أنطوني بلينكين",
        "weak:بلينكن",
    ]


def test_an_empty_side_leaves_the_word_out() -> None:
    assert expand("{الأمير,} محمد بن سلمان") == ["الأمير محمد بن سلمان", "محمد بن سلمان"]


def test_names_are_respelled_as_newspapers_do() -> None:
    assert respell("عبد الفتاح السيسي") == ["عبد الفتاح السيسي", "عبدالفتاح السيسي"]
    assert respell("حسن نصر الله") == ["حسن نصر الله", "حسن نصرالله"]
    assert respell("جان-إيف") == ["جان-إيف", "جان إيف"]
    assert set(respell("نصر الله")) == {"نصر الله", "نصرالله"}


def test_weak_forms_are_told_apart() -> None:
    assert name_forms("بشار الأسد|weak:الأسد") == (("بشار الأسد",), ("الأسد",))


@pytest.mark.parametrize("cell", ["", "أ|", "weak:", "{أ,ب", "أ}", "{أ,{ب,ج}}"])
def test_a_cell_that_cannot_be_read_says_so(cell: str) -> None:
    with pytest.raises(VariantError):
        expand(cell)


def test_too_many_forms_are_an_error() -> None:
    with pytest.raises(VariantError, match=f"more than {MAX_FORMS}"):
        expand(" ".join(["{ا,ب,ت,ث}"] * 5))
