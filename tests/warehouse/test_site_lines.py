"""Furniture by frequency: a line that a site wears on many pages under different titles, whatever the order."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import pytest

from tasks.cleaning.near import compare
from tests.warehouse.parts import FakePage, code_and_settle, rows, write_drop
from warehouse import Frequency, admit, check, content_hash
from warehouse.migrate import migrate, replace_views

NOON = dt.datetime(2022, 2, 12, 12)  # noqa: DTZ001 - the tables hold UTC without a zone
HOUR = dt.timedelta(hours=1)
SLOGAN = "صوت من لا صوت له"
BACKGROUND = (
    "وتشهد المنطقة منذ سنوات مواجهات متقطعة بين القوات الحكومية وفصائل مسلحة أوقعت مئات القتلى بحسب إحصاءات محلية"
)
FEW = Frequency(line_pages=3, paragraph_pages=4)


def page(n: int, *lines: str, site: str = "a.example", title: str | None = None) -> FakePage:
    news = f"خبر رقم {n} لا يشبه سواه"
    return FakePage(
        f"https://{site}/{n}", (title or f"عنوان {n}", news, *lines), NOON + n * HOUR, site=site,
        title=title or f"عنوان {n}",
    )  # fmt: skip


def load(con: duckdb.DuckDBPyConnection, folder: Path, pages: list[FakePage], frequency: Frequency = FEW) -> None:
    drop, parts = write_drop(folder, pages)
    admit(con, drop, parts, "r1", compare, frequency)
    assert [r for r in check(con) if r.is_failure] == []


def fates(con: duckdb.DuckDBPyConnection, text: str) -> set[tuple[str, str | None]]:
    return set(con.execute("SELECT disposition, rule FROM paragraph WHERE text = ?", [text]).fetchall())


def test_earlier_pages_are_corrected_when_the_evidence_comes(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, [page(1, SLOGAN), page(2, SLOGAN)])
    assert fates(con, SLOGAN) == {("kept", None)}
    load(con, tmp_path, [page(3, SLOGAN, SLOGAN)])
    assert fates(con, SLOGAN) == {("furniture", "on-3-pages-of-site")}
    assert fates(con, "خبر رقم 1 لا يشبه سواه") == {("kept", None)}


def test_a_page_that_is_corrected_is_coded_again(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    line = "[CONSULT visit 1] تابع معنا"
    load(con, tmp_path, [page(1, line), page(2, line)])
    code_and_settle(con, tmp_path)
    assert rows(con, "SELECT count(*) FROM mention") == [(2,)]
    load(con, tmp_path, [page(3, line)])
    code_and_settle(con, tmp_path / "again")
    assert rows(con, "SELECT count(*) FROM mention") == [(0,)]
    assert rows(con, "SELECT count(*) FROM coding") == [(3,)]


def test_one_story_at_several_addresses_is_no_evidence(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, [page(n, SLOGAN, title="زيارة رسمية") for n in range(5)])
    assert fates(con, SLOGAN) == {("kept", None)}


def test_other_sites_are_other_evidence(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    pages = [page(1, SLOGAN), page(2, SLOGAN), page(3, SLOGAN, site="b.example"), page(4, SLOGAN, site="c.example")]
    load(con, tmp_path, pages)
    assert fates(con, SLOGAN) == {("kept", None)}
    load(con, tmp_path, [page(5, SLOGAN)])
    assert len(fates(con, SLOGAN)) == 2
    assert rows(
        con, "SELECT DISTINCT site FROM page JOIN paragraph USING (page_id) WHERE disposition = 'furniture'"
    ) == [("a.example",)]


def test_background_of_stories_needs_more(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, [page(n, BACKGROUND) for n in range(3)])
    assert fates(con, BACKGROUND) == {("kept", None), ("repeat_across_pages", "same-fingerprint")}
    load(con, tmp_path, [page(3, BACKGROUND)])
    assert fates(con, BACKGROUND) == {("furniture", "on-4-pages-of-site")}


def test_other_thresholds_hold_for_all_that_is_there(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, [page(n, SLOGAN, BACKGROUND) for n in range(5)])
    load(con, tmp_path, [page(9, site="b.example")], Frequency(line_pages=6, paragraph_pages=6))
    assert fates(con, SLOGAN) == {("kept", None)}
    load(con, tmp_path, [page(10, site="b.example")], Frequency(line_pages=2, paragraph_pages=6))
    assert fates(con, SLOGAN) == {("furniture", "on-2-pages-of-site")}
    assert ("kept", None) in fates(con, BACKGROUND)


@pytest.mark.parametrize("word", ["أيضا", "دائما", "رسمية", "عدة"])
def test_a_near_copy_elsewhere_leaves_it_furniture(con: duckdb.DuckDBPyConnection, tmp_path: Path, word: str) -> None:
    load(con, tmp_path, [page(n, BACKGROUND) for n in range(4)])
    load(con, tmp_path, [page(5, f"{BACKGROUND} {word}", site="b.example")])
    assert rows(con, "SELECT count(*) FROM text_group") == [(2,)]
    assert fates(con, BACKGROUND) == {("furniture", "on-4-pages-of-site")}


@pytest.mark.parametrize("cut", [1, 3, 5])
def test_order_does_not_show(tmp_path: Path, cut: int) -> None:
    pages = [page(n, SLOGAN, BACKGROUND, SLOGAN) for n in range(4)] + [
        page(n, BACKGROUND, site="b.example") for n in (7, 8)
    ]

    def state(*drops: list[FakePage]) -> dict[str, str]:
        with duckdb.connect() as con:
            migrate(con, tmp_path)
            replace_views(con)
            con.execute("INSERT INTO run (run_id, command, status, started_at) VALUES ('r1', '', '', '2022-01-01')")
            for drop in drops:
                load(con, tmp_path, drop)
                code_and_settle(con, tmp_path)
            return content_hash(con)

    one, other = state(pages[:cut], pages[cut:]), state(pages[cut:], pages[:cut])
    assert one == other
