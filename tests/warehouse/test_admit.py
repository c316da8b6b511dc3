"""Versions of a page, keepers among repeats, and what a drop must not do."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pytest

from tasks.cleaning.near import compare
from tests.warehouse.parts import FakePage, code_and_settle, load, rows, write_drop
from warehouse import PartError, admit, check, content_hash, status

LEAD = "قالت وزارة الخارجية في بيان لها إن الوزير التقى نظيره في العاصمة [CONSULT visit 1]"
MORE = "واتهم مسؤول حكومي كبير الدولة المجاورة بعدم الالتزام بالاتفاق [ACCUSE disapprove 2]"
NOON = dt.datetime(2022, 2, 12, 12)  # noqa: DTZ001 - the tables hold UTC without a zone
HOUR = dt.timedelta(hours=1)
URL = "https://a.example/1"


def dispositions(con: duckdb.DuckDBPyConnection, text: str) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (url, disposition, rule, keeper)
        for url, disposition, rule, keeper in con.execute(
            "SELECT page.url, disposition, rule, keeper.url FROM paragraph JOIN page USING (page_id) "
            "LEFT JOIN page AS keeper ON keeper.page_id = keeper_page_id WHERE text = ? ORDER BY page.url",
            [text],
        ).fetchall()
    ]


def current(con: duckdb.DuckDBPyConnection) -> list[tuple[str | None, bool]]:
    return [(title, is_current) for title, is_current in rows(con, "SELECT title, is_current FROM page ORDER BY title")]


@pytest.mark.parametrize("is_late_first", [False, True])
def test_the_earliest_publication_keeps_a_repeated_paragraph(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, is_late_first: bool
) -> None:
    early = FakePage("https://z.example/1", ("عنوان", LEAD), NOON)
    late = FakePage("https://a.example/1", ("عنوان", LEAD, MORE), NOON + HOUR)
    undated = FakePage("https://0.example/1", ("عنوان", LEAD))
    for page in (undated, late, early) if is_late_first else (early, late, undated):
        load(con, tmp_path, [page])
    repeat = ("repeat_across_pages", "same-fingerprint", early.url)
    assert dispositions(con, LEAD) == [(undated.url, *repeat), (late.url, *repeat), (early.url, "kept", None, None)]
    assert dispositions(con, MORE) == [(late.url, "kept", None, None)]
    assert {d for _, d, _, _ in dispositions(con, "عنوان")} == {"kept"}  # a headline belongs to its page


def test_short_paragraphs_and_removed_ones_are_not_compared(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    short, tatweel = "وكالات وصحف", "ـ" * 60 + "خبر"
    one = FakePage("https://a.example/1", ("أ", short, tatweel, MORE), NOON, furniture=frozenset({3}))
    two = FakePage("https://b.example/1", ("ب", short, tatweel, MORE), NOON + HOUR)
    load(con, tmp_path, [one, two])
    for text in (short, tatweel):
        assert {d for _, d, _, _ in dispositions(con, text)} == {"kept"}
    assert dispositions(con, MORE) == [
        (one.url, "furniture", "share-line", None),
        (two.url, "kept", None, None),
    ]


def test_a_keeper_that_is_overtaken_gives_its_paragraph_to_another(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, [FakePage(URL, ("أ", LEAD), NOON, NOON)])
    load(con, tmp_path, [FakePage("https://b.example/1", ("ب", LEAD), NOON + HOUR)])
    assert [d for _, d, _, _ in dispositions(con, LEAD)] == ["kept", "repeat_across_pages"]
    load(con, tmp_path, [FakePage(URL, ("أ", MORE), NOON, NOON + HOUR)])
    assert [d for _, d, _, _ in dispositions(con, LEAD)] == ["repeat_across_pages", "kept"]


@pytest.mark.parametrize(
    ("first", "second", "is_second_current"),
    [
        ((NOON, NOON), (NOON, NOON + HOUR), True),
        ((NOON + HOUR, NOON), (NOON, NOON + HOUR), True),
        ((NOON, NOON + HOUR), (NOON, NOON), False),
        ((NOON, None), (NOON + HOUR, None), True),
        ((NOON, NOON + HOUR), (NOON, None), False),
        ((NOON + 2 * HOUR, None), (NOON, NOON + HOUR), False),
        ((None, None), (NOON, None), True),
        ((NOON, None), (None, None), False),
    ],
)
def test_the_version_fetched_else_published_last_is_current(
    con: duckdb.DuckDBPyConnection,
    tmp_path: Path,
    first: tuple[dt.datetime | None, dt.datetime | None],
    second: tuple[dt.datetime | None, dt.datetime | None],
    is_second_current: bool,
) -> None:
    load(con, tmp_path, [FakePage(URL, ("أ", LEAD), *first, title="1")])
    load(con, tmp_path, [FakePage(URL, ("أ", MORE), *second, title="2")])
    assert current(con) == [("1", not is_second_current), ("2", is_second_current)]


def test_an_old_version_seen_again_later_is_current_again(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    old, new = (FakePage(URL, ("أ", text), NOON, title=title) for text, title in ((LEAD, "old"), (MORE, "new")))
    for page, hours in ((old, 0), (new, 1), (old, 2)):
        load(con, tmp_path / str(hours), [FakePage(**{**vars(page), "fetched_at": NOON + hours * HOUR})])
        code_and_settle(con, tmp_path / str(hours))
    assert current(con) == [("new", False), ("old", True)]
    assert rows(con, "SELECT count(*) FROM record") == [(3,)]
    assert rows(con, "SELECT event_type FROM event") == [("CONSULT",)]


def test_a_version_overtaken_is_stored_but_tells_no_events(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, [FakePage(URL, ("أ", LEAD, MORE), NOON), FakePage("https://b.example/1", ("ب", LEAD), NOON)])
    code_and_settle(con, tmp_path)
    assert rows(con, "SELECT event_type, n_pages FROM event ORDER BY 1") == [("ACCUSE", 1), ("CONSULT", 2)]
    load(con, tmp_path, [FakePage(URL, ("أ", "خبر آخر"), NOON + HOUR)])
    assert rows(con, "SELECT event_type, n_pages FROM event ORDER BY 1") == [("CONSULT", 1)]
    assert rows(con, "SELECT count(*) FROM paragraph") == [(7,)]
    assert [r for r in check(con) if r.is_failure] == []


def test_pages_without_a_url_are_no_versions_of_each_other(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    for title, text in (("1", LEAD), ("2", MORE)):
        load(con, tmp_path, [FakePage("news/1.html", ("أ", text), NOON, title=title, url_is_own=False)])
    assert current(con) == [("1", True), ("2", True)]


def test_one_page_in_many_records(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    page = FakePage(URL, ("أ", LEAD), NOON)
    drop, parts = write_drop(tmp_path, [page, page, page], shard_pages=2)
    admitted = admit(con, drop, parts, "r1", compare)
    assert (admitted.n_records, admitted.n_new_pages) == (3, 1)
    assert rows(con, "SELECT count(*) FROM paragraph") == [(2,)]
    assert rows(con, "SELECT ordinal FROM record ORDER BY 1") == [(0,), (1,), (2,)]
    assert [r for r in check(con) if r.is_failure] == []


def test_rejects_are_kept_with_their_place_and_count_as_accounted(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    refused = [("read", "truncated", None), ("decode", "not-text", 1), ("decode", "not-text", 2)]
    drop, parts = write_drop(tmp_path, [FakePage(URL, ("أ", LEAD), NOON)], rejects=refused)
    assert admit(con, drop, parts, "r1", compare).n_rejects == 3
    assert [r for r in check(con) if r.is_failure] == []
    assert status(con).rejects.rows == [
        ("decode", "not-text", 2, 1, "news.jsonl#1: broken"),
        ("read", "truncated", 1, 1, "news.jsonl: broken"),
    ]


def test_a_drop_of_nothing_but_rejects(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    drop, parts = write_drop(tmp_path, [], rejects=[("read", "empty-file", None)])
    assert admit(con, drop, parts, "r1", compare).is_new
    assert [r for r in check(con) if r.is_failure] == []
    assert not admit(con, drop, parts, "r1", compare).is_new


@pytest.mark.parametrize("damage", ["missing", "not parquet", "cut off", "lacks a column"])
@pytest.mark.parametrize("name", ["page", "paragraph", "record", "reject"])
def test_a_damaged_part_is_named_and_nothing_of_the_drop_is_loaded(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, name: str, damage: str
) -> None:
    load(con, tmp_path, [FakePage("https://b.example/1", ("ب", LEAD), NOON)])
    before = content_hash(con)
    drop, parts = write_drop(tmp_path, [FakePage(URL, ("أ", LEAD), NOON)] * 2, shard_pages=1)
    victim = parts[1] / f"{name}.parquet"
    if damage == "missing":
        victim.unlink()
    elif damage == "not parquet":
        victim.write_bytes(b"nothing of the kind")
    elif damage == "cut off":
        victim.write_bytes(victim.read_bytes()[:-20])
    else:
        con.execute(f"COPY (SELECT 1 AS other) TO '{victim}' (FORMAT parquet)")
    with pytest.raises(PartError) as error:
        admit(con, drop, parts, "r1", compare)
    assert "\n" not in str(error.value)
    assert name in str(error.value)
    assert content_hash(con) == before
