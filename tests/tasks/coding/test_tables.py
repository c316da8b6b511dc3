"""Reading the tables of the lexicon: what is passed over, and errors that name file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tasks.arabic.tables import LexiconError, Row, read_table
from tasks.coding.frames import TriggerTable

HEAD = "code\tnames\n"


def table(folder: Path, text: str) -> Path:
    path = folder / "actors.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_comments_and_blank_lines_are_passed_over_and_lines_keep_their_numbers(tmp_path: Path) -> None:
    path = table(tmp_path, f"# who acts\n\n{HEAD}# France\nFRA\tفرنسا| الفرنسيون |\n\n ITA \t\n")
    rows = list(read_table(path, ("code", "names")))
    assert [(row.file, row.line, row["code"]) for row in rows] == [("actors.tsv", 5, "FRA"), ("actors.tsv", 7, "ITA")]
    assert [row.alternatives("names") for row in rows] == [["فرنسا", "الفرنسيون"], []]


def test_cells_left_out_at_the_end_are_empty(tmp_path: Path) -> None:
    (row,) = read_table(table(tmp_path, HEAD + "FRA"), ("code", "names"))
    assert row["names"] == ""


def test_columns_may_stand_in_any_order_and_others_beside_them(tmp_path: Path) -> None:
    (row,) = read_table(table(tmp_path, "names\tnote\tcode\nفرنسا\tx\tFRA\n"), ("code", "names"))
    assert (row["code"], row["names"]) == ("FRA", "فرنسا")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("# head\ncode\tnam\nFRA\tفرنسا\n", "actors.tsv:2: the first row lacks the column names"),
        (HEAD + "FRA\tفرنسا\n# x\nITA\tإيطاليا\tروما\n", "actors.tsv:4: 3 cells, there are 2 columns"),
    ],
)
def test_a_faulty_table_is_named_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        list(read_table(table(tmp_path, text), ("code", "names")))
    assert str(caught.value) == message


def test_a_row_s_error_says_where_the_row_stands() -> None:
    error = Row("actors.tsv", 41, {}).error("FRX is no code")
    assert isinstance(error, ValueError)
    assert str(error) == "actors.tsv:41: FRX is no code"


FRAME = {
    "mode": "",
    "actor": "subj",
    "recipient": "obj",
    "genitive": "",
    "flags": "",
    "verb": "أدان يدين",
    "noun": "",
    "participle": "",
    "words": "",
    "blocked": "",
    "example": "",
    "near_miss": "",
}


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ({"mode": "phone"}, "accuse.tsv:7: phone is no mode of ACCUSE"),
        ({"recipient": "obj,beside"}, "accuse.tsv:7: recipient names unknown slots: beside"),
        ({"flags": "loud"}, "accuse.tsv:7: unknown flags: loud"),
        ({"genitive": "owner"}, "accuse.tsv:7: genitive is 'owner', it should be actor, recipient, both or empty"),
    ],
)
def test_a_faulty_frame_is_named_with_its_line(cells: dict[str, str], message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        TriggerTable().add_row("ACCUSE", Row("accuse.tsv", 7, FRAME | cells))
    assert str(caught.value) == message


def test_a_verb_without_its_present_is_named_with_its_line() -> None:
    with pytest.raises(LexiconError, match=r"^accuse\.tsv:7: "):
        TriggerTable().add_row("ACCUSE", Row("accuse.tsv", 7, FRAME | {"verb": "أدان"}))
