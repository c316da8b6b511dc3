"""The frame tables are sound, and every row does what its own examples say.

A faulty line is named by file and number: ``consult.tsv:7: example not coded as CONSULT: ...``.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import Counter
from functools import cache
from itertools import combinations

import pytest

from tasks.arabic.tables import Row, read_table
from tasks.coding.codebook import MODES, SYMMETRIC, TYPES
from tasks.coding.coder import code
from tasks.coding.frames import COLUMNS, FLAGS, SLOTS, frame_rows, trigger_table
from tasks.coding.words import LEXICON
from tasks.records import Article, Coding

DAY = dt.date(2024, 5, 15)
# What Arabic is written with in the tables: letters, digits, space and the punctuation of example sentences.
LETTERS = set("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچڤگ")
SENTENCE = LETTERS | set(" 0123456789،.:-")
ROWS = [(event_type, row) for event_type, row in frame_rows()]
ARABIC = ("verb", "noun", "participle", "words", "blocked")
ROLES = {"speech", "light", "plan", "undergo", "undo", "happen", "yield", "fail", "see", "manage", "lead", "other"}


def without_marks(part: str) -> str:
    """A wording without what stands in it for any state or nationality; an unknown mark stays, and is a fault."""
    return part.replace("{دولة}", "").replace("{جنسية}", "")


def where(row: Row) -> str:
    return f"{row.file}:{row.line}"


@cache
def coded(sentence: str) -> Coding:
    return code(Article(((1, sentence),), DAY))


def told(coding: Coding) -> str:
    return "; ".join(
        f"{e.event_type}/{e.event_mode} {e.factuality} by {e.mentions[0].rule}" for e in coding.events
    ) or ("nothing (dropped: " + ", ".join(f"{d.reason} {d.rule}" for d in coding.dropped) + ")")


def examples(column: str) -> list[object]:
    return [
        pytest.param(event_type, row, sentence, id=f"{where(row)}-{n}")
        for event_type, row in ROWS
        for n, sentence in enumerate(row.alternatives(column), 1)
    ]


@pytest.mark.parametrize(("event_type", "row", "sentence"), examples("example"))
def test_example_is_coded(event_type: str, row: Row, sentence: str) -> None:
    """An example is coded as the row's type and mode, with a recipient where the row needs one."""
    mode = row["mode"] or None
    name = event_type if mode is None else f"{event_type}/{mode}"
    found = [e for e in coded(sentence).events if e.event_type == event_type and mode in (None, e.event_mode)]
    assert found, f"{where(row)}: example not coded as {name}: {sentence} -> {told(coded(sentence))}"
    if "needs_recipient" in row["flags"].split(","):
        whole = [
            e for e in found if (len(e.actors) + len(e.recipients) > 1 if event_type in SYMMETRIC else e.recipients)
        ]
        assert whole, f"{where(row)}: example coded as {name} without a recipient: {sentence}"


@pytest.mark.parametrize(("event_type", "row", "sentence"), examples("near_miss"))
def test_near_miss_is_not_coded(event_type: str, row: Row, sentence: str) -> None:
    """A near miss may tell something else, but not what the row is about."""
    mode = row["mode"] or None
    name = event_type if mode is None else f"{event_type}/{mode}"
    found = [e for e in coded(sentence).events if e.event_type == event_type and mode in (None, e.event_mode)]
    assert not found, f"{where(row)}: near miss coded as {name}: {sentence} -> {told(coded(sentence))}"


@pytest.mark.parametrize("event_type", TYPES)
def test_rows_are_sound(event_type: str) -> None:
    """Columns, modes, slots and flags are known; rows stand grouped by mode; each has a trigger and an example."""
    rows = [row for kind, row in ROWS if kind == event_type]
    faults: list[str] = []
    for row in rows:
        if row["mode"] and row["mode"] not in MODES[event_type]:
            faults.append(f"{where(row)}: {row['mode']} is no mode of {event_type}")
        slots = {slot for column in ("actor", "recipient") for slot in row[column].split(",") if slot}
        if unknown := slots - SLOTS:
            faults.append(f"{where(row)}: unknown slots: {sorted(unknown)}")
        if unknown := {flag for flag in row["flags"].split(",") if flag} - FLAGS:
            faults.append(f"{where(row)}: unknown flags: {sorted(unknown)}")
        if not (row["verb"] or row["noun"] or row["participle"]):
            faults.append(f"{where(row)}: no verb, noun or participle")
        if not row["example"]:
            faults.append(f"{where(row)}: no example")
        if row["blocked"] and not row["near_miss"]:
            faults.append(f"{where(row)}: blocked words but no near miss that shows why")
    modes = [row["mode"] for row in rows]
    if modes != sorted(modes):
        faults.append(f"{rows[0].file}: rows are not grouped by mode")
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("event_type", TYPES)
def test_text_is_clean(event_type: str) -> None:
    """Cells are NFC, of plain Arabic letters: no tatweel, no marks, no look-alikes, no word twice in a cell."""
    faults: list[str] = []
    for row in (row for kind, row in ROWS if kind == event_type):
        for column in (*ARABIC, "example", "near_miss"):
            if row[column] != unicodedata.normalize("NFC", row[column]):
                faults.append(f"{where(row)}: {column} is not NFC")
            parts = row.alternatives(column)
            allowed = SENTENCE if column in ("example", "near_miss") else LETTERS | {" "}
            faults += [
                f"{where(row)}: {column} has {c!r} in {part}"
                for part in parts
                for c in sorted(set(without_marks(part) if column in ("words", "blocked") else part) - allowed)
            ]
            faults += [f"{where(row)}: {column} names {part} twice" for part, n in Counter(parts).items() if n > 1]
        for citation in row.alternatives("verb"):
            if len(citation.split()) != 2:
                faults.append(f"{where(row)}: a verb is cited as past and present: {citation}")
        for column in ("noun", "participle"):
            long = [part for part in row.alternatives(column) if " " in part]
            faults += [f"{where(row)}: {column} is one word, put the rest in words: {part}" for part in long]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("event_type", TYPES)
def test_no_trigger_twice(event_type: str) -> None:
    """No two rows of a type share a trigger with the same words: one of them would never fire."""
    seen: dict[tuple[str, str, str], str] = {}
    faults: list[str] = []
    for row in (row for kind, row in ROWS if kind == event_type):
        for column in ("verb", "noun", "participle"):
            for trigger in row.alternatives(column):
                for word in row.alternatives("words") or [""]:
                    key = (row["mode"] if word else "", trigger, word)
                    first = seen.setdefault(key, where(row))
                    if first != where(row):
                        faults.append(f"{where(row)}: {trigger} {word} stands already in {first}")
    assert not faults, "\n".join(faults)


def test_modes_are_known() -> None:
    """Every row of modes.tsv names a mode of its type, or none, and where its words stand or which mode they refine."""
    faults: list[str] = []
    for row in read_table(LEXICON / "modes.tsv", ("event_type", "mode", "where", "words")):
        modes = MODES.get(row["event_type"], {})
        if row["mode"] and row["mode"] not in modes:
            faults.append(f"{where(row)}: {row['mode']} is no mode of {row['event_type']}")
        if row["where"] not in ("after", "clause", *modes):
            faults.append(f"{where(row)}: where is {row['where']!r}, it should be after, clause or a mode")
        if not row.alternatives("words"):
            faults.append(f"{where(row)}: no words")
        faults += [
            f"{where(row)}: {part} stands twice" for part, n in Counter(row.alternatives("words")).items() if n > 1
        ]
    assert not faults, "\n".join(faults)


def test_common_verbs_are_known() -> None:
    """Every row of verbs.tsv has a known role, and no verb stands twice in one role."""
    rows = list(read_table(LEXICON / "verbs.tsv", ("role", "verb")))
    faults = [f"{where(row)}: unknown role {row['role']!r}" for row in rows if row["role"] not in ROLES]
    seen = Counter((row["role"], citation) for row in rows for citation in row.alternatives("verb"))
    faults += [f"verbs.tsv: {citation} stands {n} times as {role}" for (role, citation), n in seen.items() if n > 1]
    assert not faults, "\n".join(faults)


def test_every_type_has_rows() -> None:
    """The tables cover all 16 types with at least 450 trigger lemmas."""
    lemmas = {part for _, row in ROWS for column in ("verb", "noun") for part in row.alternatives(column)}
    assert {event_type for event_type, _ in ROWS} == set(TYPES)
    assert len(lemmas) >= 450
    assert COLUMNS[-2:] == ("example", "near_miss")
    assert trigger_table().readings("ادانت")


def test_readings_alike_share_their_arguments() -> None:
    """Readings of one word with the same number are alike in the forms and in what their frames want of the verb."""
    readings = [reading for reading in trigger_table().readings("اعلنت") if reading.sense.kind == "verb"]
    assert len(readings) > len({reading.alike for reading in readings})
    for one, other in combinations(readings, 2):
        wanted = [
            (r.sense.forms, r.pronoun, r.sense.frame and (r.sense.frame.takes_victims, r.sense.frame.is_blow))
            for r in (one, other)
        ]
        assert one.alike != other.alike or wanted[0] == wanted[1]
