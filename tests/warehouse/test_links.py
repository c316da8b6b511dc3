"""A plan and its deed, a denial and what it denies, a month and its day: which events are linked, and why."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.warehouse.parts import FakePage, code_and_settle, load, rows
from warehouse import check, content_hash
from warehouse.migrate import migrate, replace_views

FEBRUARY = dt.datetime(2022, 2, 1, 12)  # noqa: DTZ001 - the tables hold UTC without a zone
PLAN = "[CONSULT - a future {} IRN/GOV+IRQ/GOV]"
DEED = "[CONSULT - b asserted {} IRN/GOV+IRQ/GOV]"
DENIAL = "[CONSULT - c negated {} IRN/GOV+IRQ/GOV]"


def page(day: int, *marks: str, site: str = "a") -> FakePage:
    """A page of February ``day`` that tells ``marks``; their address is the day's."""
    body = tuple(f"وقالت مصادر مطلعة إن الأمر يتعلق بتطورات اليوم {mark}" for mark in marks)
    return FakePage(f"https://{site}/{day}", ("عنوان", *body), FEBRUARY + dt.timedelta(days=day - 1), site=site)


def links(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str, str, str]]:
    """The links by kind, reason and the dates and numbers at the ends of both keys."""
    end = "regexp_extract({}.event_key, '· ([^·]+ · [a-z]+) ·', 1)"
    return rows(
        con,
        f"SELECT kind, reason, {end.format('one')}, {end.format('other')} FROM event_link "  # noqa: S608 - own names
        "JOIN event AS one USING (event_id) JOIN event AS other ON other.event_id = linked_event_id ORDER BY ALL",
    )


def told(con: duckdb.DuckDBPyConnection, folder: Path, *pages: FakePage) -> list[tuple[str, str, str, str]]:
    """The links that ``pages`` give rise to."""
    load(con, folder, pages)
    code_and_settle(con, folder)
    assert [r for r in check(con) if r.is_failure] == []
    return links(con)


@pytest.mark.parametrize(
    ("plan", "deed", "fits"),
    [
        ("2022-02-12", "2022-02-12", True),
        ("2022-02-12", "2022-02-13", False),
        ("2022-02-12", "~2022-02-13", True),  # news of the 13th is of the 12th or the 13th
        ("2022-02-12", "2022-02", True),
        ("2022-02", "2022-02-20", True),
        ("2022-02", "2022-02-03", False),  # over before it was announced on the 5th
        ("2022-02", "2022-03-01", False),
        ("2022", "2022-02-20", True),
    ],
)
def test_a_deed_fulfils_the_plan_whose_date_it_meets(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, plan: str, deed: str, fits: bool
) -> None:
    found = told(con, tmp_path, page(5, PLAN.format(plan)), page(21, DEED.format(deed)))
    expected = ("fulfils", "planned_date", f"{deed.removeprefix('~')} · asserted", f"{plan} · future")
    assert found == [expected] * fits


@pytest.mark.parametrize(
    ("deed", "fits"),
    [("2022-02-06", True), ("2022-03-07", True), ("2022-03-08", False), ("2022-02-04", False), ("2022", False)],
)
def test_an_undated_plan_is_fulfilled_within_thirty_days_of_its_announcement(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, deed: str, fits: bool
) -> None:
    found = told(con, tmp_path, page(5, PLAN.format("-")), page(40, DEED.format(deed)))
    assert [link[:2] for link in found] == [("fulfils", "within_30_days")] * fits


@pytest.mark.parametrize("plan", ["-", "2022-02", "2022"])
def test_they_met_and_will_meet_again_fulfils_nothing(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, plan: str
) -> None:
    assert told(con, tmp_path, page(5, PLAN.format(plan), DEED.format("2022-02-05"))) == []


def test_what_is_first_told_the_day_after_may_fulfil_the_plan_of_the_day(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    found = told(con, tmp_path, page(5, PLAN.format("-")), page(6, DEED.format("2022-02-05")))
    assert [link[:2] for link in found] == [("fulfils", "within_30_days")]


def test_of_several_deeds_the_first_of_the_finest_date_is_the_plans(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    deeds = [DEED.format(day) for day in ("2022-02-18", "2022-02-11", "2022-02")]
    found = told(con, tmp_path, page(5, PLAN.format("-")), page(25, *deeds))
    assert [link for link in found if link[0] == "fulfils"] == [
        ("fulfils", "within_30_days", "2022-02-11 · asserted", found[0][3])
    ]


@pytest.mark.parametrize(
    "deed",
    [
        "[CONSULT - b asserted 2022-02-12 IRN/GOV+TUR/GOV]",
        "[CONSULT - b asserted 2022-02-12 IRN/GOV+IRQ/MIL]",
        "[ACCUSE - b asserted 2022-02-12 IRN/GOV+IRQ/GOV]",
        "[CONSULT - b hypothetical 2022-02-12 IRN/GOV+IRQ/GOV]",
    ],
)
def test_other_parties_types_and_mere_talk_fulfil_nothing(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, deed: str
) -> None:
    assert told(con, tmp_path, page(5, PLAN.format("2022-02-12")), page(13, deed)) == []


def test_a_call_does_not_fulfil_a_planned_visit(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    visit = "[CONSULT visit a future 2022-02-12 IRN/GOV>IRQ/GOV]"
    call = "[CONSULT phone b asserted 2022-02-12 IRN/GOV>IRQ/GOV]"
    assert told(con, tmp_path, page(5, visit), page(13, call)) == []


def test_unnamed_parties_are_never_known_to_be_the_same(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    attack = "[ASSAULT - a {} 2022-02-12 ?/UAF>IRQ/CVL]"
    assert told(con, tmp_path, page(5, attack.format("future")), page(13, attack.format("asserted"))) == []


@pytest.mark.parametrize(
    ("denied", "denial", "fits"),
    [
        ("asserted 2022-02-12", "2022-02-12", True),
        ("hypothetical 2022-02-12", "2022-02-12", True),
        ("future 2022-02-12", "2022-02-12", True),
        ("asserted ~2022-02-13", "2022-02-12", True),
        ("asserted 2022-02", "2022-02-12", True),
        ("asserted 2022-02-12", "2022-02", False),  # a month denies no one day of it
        ("asserted 2022-02-10", "2022-02-12", False),
        ("asserted 2022-02-12", "-", False),
    ],
)
def test_a_denial_denies_what_it_dates_alike(
    con: duckdb.DuckDBPyConnection, tmp_path: Path, denied: str, denial: str, fits: bool
) -> None:
    pages = page(12, f"[CONSULT - b {denied} IRN/GOV+IRQ/GOV]"), page(13, DENIAL.format(denial))
    assert [link[:2] for link in told(con, tmp_path, *pages)] == [("denies", "same_date")] * fits


def test_an_undated_denial_denies_what_its_own_page_tells(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    pages = page(12, DEED.format("2022-02-11"), DENIAL.format("-")), page(13, DEED.format("2022-02-11"))
    assert [link[:2] for link in told(con, tmp_path, *pages)] == [("denies", "same_page")]


def test_a_rejection_answers_the_latest_accusation_of_its_week(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    charges = [f"[ACCUSE allege a asserted 2022-02-{day} IRN/GOV>IRQ/GOV]" for day in ("09", "11", "13")]
    answer = "[REJECT - b asserted 2022-02-12 IRQ/GOV>IRN/GOV]"
    foreign = "[REJECT - b asserted 2022-02-12 IRQ/GOV>TUR/GOV]"
    assert told(con, tmp_path, page(14, *charges, answer, foreign)) == [
        ("denies", "accusation", "2022-02-12 · asserted", "2022-02-11 · asserted")
    ]


def test_a_cancelled_meeting_is_the_planned_one(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    cancelled = "[REJECT meet b asserted 2022-02-10 IRN/GOV>IRQ/GOV]"
    plans = page(5, PLAN.format("2022-02-20"), PLAN.format("2022-02-08"))
    assert told(con, tmp_path, plans, page(10, cancelled)) == [
        ("denies", "cancelled_meeting", "2022-02-10 · asserted", "2022-02-20 · future")
    ]


def test_a_month_and_its_days_are_candidates_for_one_happening(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    days = [DEED.format(day) for day in ("2022-02", "2022-02-10", "~2022-02-19", "2022-03-01", "2021")]
    assert told(con, tmp_path, page(25, *days)) == [
        ("same_day_less_precise", "inside_month", "2022-02 · asserted", "2022-02-10 · asserted"),
        ("same_day_less_precise", "inside_month", "2022-02 · asserted", "2022-02-19 · asserted"),
    ]


def test_links_go_with_their_events_and_the_next_best_deed_takes_their_place(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    first = page(11, DEED.format("2022-02-11"))
    pages = page(5, PLAN.format("2022-02")), first, page(18, DEED.format("2022-02-18"))
    assert [link[2] for link in told(con, tmp_path, *pages)] == ["2022-02-11 · asserted"]
    # The first page is overtaken by a version that tells no deed.
    moved = FakePage(first.url, ("عنوان",), FEBRUARY + dt.timedelta(days=20), site="a")
    load(con, tmp_path, [moved])
    assert [link[2] for link in links(con)] == ["2022-02-18 · asserted"]


MARKS = (
    PLAN.format("2022-02-12"),
    PLAN.format("2022-02"),
    PLAN.format("-"),
    DEED.format("2022-02-12"),
    DEED.format("~2022-02-13"),
    DEED.format("2022-02"),
    DEED.format("-"),
    DENIAL.format("2022-02-12"),
    DENIAL.format("-"),
    "[CONSULT visit d asserted 2022-02-12 IRN/GOV+IRQ/GOV]",
    "[ACCUSE - e asserted 2022-02-11 IRN/GOV>IRQ/GOV]",
    "[REJECT - f asserted 2022-02-12 IRQ/GOV>IRN/GOV]",
    "[REJECT meet g asserted ~2022-02-11 IRQ/GOV>IRN/GOV]",
)
news = st.builds(
    lambda day, marks, site: page(day, *marks, site=site),
    st.integers(9, 14),
    st.lists(st.sampled_from(MARKS), min_size=1, max_size=4, unique=True),
    st.sampled_from("ab"),
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.lists(news, min_size=2, max_size=6, unique_by=repr))
def test_the_order_of_settling_changes_no_link(data: st.DataObject, pages: list[FakePage]) -> None:
    hashes = []
    for ordered, at_once in ((pages, True), (data.draw(st.permutations(pages)), False)):
        with tempfile.TemporaryDirectory() as name, duckdb.connect(config={"threads": 1}) as con:
            migrate(con, Path(name))
            replace_views(con)
            con.execute("INSERT INTO run (run_id, command, status, started_at) VALUES ('r1', '', '', '2022-01-01')")
            for n, drop in enumerate([ordered] if at_once else [[one] for one in ordered]):
                load(con, Path(name) / "parts", drop)
                code_and_settle(con, Path(name) / str(n))
            assert [r for r in check(con) if r.is_failure] == []
            hashes.append(content_hash(con))
    assert hashes[0]["event_link"] == hashes[1]["event_link"]
    assert hashes[0]["event"] == hashes[1]["event"]
