"""Coding again, and saying what that changed."""

from __future__ import annotations

from pathlib import Path

import pytest

import tasks.workshop
from flows.calling import call
from flows.recode import RecodeSummary, recode
from flows.run import run
from tasks.reading.drop import manifest
from tests.flows.conftest import given
from warehouse import Warehouse, content_hash, read

pytestmark = pytest.mark.usefixtures("prefect_server")

NEWS = "التقى وزير الخارجية المصري نظيره التركي في أنقرة يوم الأحد وبحث معه العلاقات بين البلدين."


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    (tmp_path / "news.txt").write_text(NEWS, encoding="utf-8")
    path = tmp_path / "w.duckdb"
    call(run, given(path, drop=manifest([tmp_path / "news.txt"])), [tmp_path / "news.txt"])
    return path


def make_old(path: Path, *changes: str) -> None:
    """Let the warehouse look as if an older coder had coded it, and said what ``changes`` make of its events."""
    with Warehouse.open(path) as opened:
        for table in ("coding", "mention", "dropped_candidate"):
            opened.con.execute(f"UPDATE {table} SET coder_version = 'old'")  # noqa: S608 - own names
        for change in changes:
            opened.con.execute(change)
        opened.publish()


def again(path: Path, *, review: bool = False) -> RecodeSummary:
    return call(recode, given(path), review)


def test_a_warehouse_of_the_present_coder_is_left_alone(warehouse: Path) -> None:
    before = warehouse.read_bytes()
    assert again(warehouse) == RecodeSummary()
    assert warehouse.read_bytes() == before


def test_what_an_older_coder_coded_is_coded_again_and_the_change_is_told(warehouse: Path) -> None:
    with read(warehouse) as con:
        before = content_hash(con)
        key = con.sql("SELECT event_key FROM event").fetchall()[0][0]
    make_old(
        warehouse,
        "UPDATE mention SET event_id = 'other', event_key = 'CONSULT · EGY/GOV · 2020 · asserted'",
        "UPDATE event SET event_id = 'other', lead_mention_id = lead_mention_id",
        "UPDATE event_party SET event_id = 'other'",
    )
    summary = again(warehouse)
    assert (summary.n_pages, summary.changes) == (1, (("CONSULT", "changed", 1),))
    assert summary.published == warehouse
    with read(warehouse) as con:
        assert content_hash(con) == before
        told = con.sql("SELECT event_key_before, event_key_after, evidence FROM event_change").fetchall()
    assert told[0][:2] == ("CONSULT · EGY/GOV · 2020 · asserted", key)
    assert told[0][2] in NEWS


def test_for_review_it_is_not_published_until_the_next_run(warehouse: Path) -> None:
    make_old(warehouse)
    before = warehouse.read_bytes()
    held = again(warehouse, review=True)
    assert (held.n_pages, held.published) == (1, None)
    assert warehouse.read_bytes() == before
    assert again(warehouse).published == warehouse
    with read(warehouse) as con:
        assert con.sql("SELECT DISTINCT coder_version FROM coding").fetchall() == [(tasks.workshop.coder_version(),)]
