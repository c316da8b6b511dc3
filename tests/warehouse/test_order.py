"""Whatever the order and cut of drops, the warehouse says the same: design.md's guarantee."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.cleaning.near import compare
from tests.warehouse.parts import FakePage, code_and_settle, load, write_drop
from warehouse import admit, check, content_hash
from warehouse.migrate import migrate, replace_views

SENTENCES = (
    "قالت وزارة الخارجية في بيان لها إن الوزير التقى نظيره في العاصمة [CONSULT visit 1]",
    "وأوضح المتحدث باسم الوزارة أن المحادثات تناولت الأوضاع في المنطقة [CONSULT - 1]",
    "واتهم مسؤول حكومي كبير الدولة المجاورة بعدم الالتزام بالاتفاق [ACCUSE disapprove 2]",
    "وذكرت مصادر محلية أن قصفا مدفعيا استهدف أطراف المدينة مساء أمس [ASSAULT heavy-weapons 3]",
    "ولم تصدر عن أي من الطرفين تعليقات أخرى على ما جرى تداوله حتى الآن",
    # Near copies of the second and fourth, and an update of the fourth.
    "وأوضح المتحدث الرسمي باسم الوزارة أن المحادثات تناولت الأوضاع في المنطقة [CONSULT - 1]",
    "وذكرت مصادر محلية مطلعة أن قصفا مدفعيا استهدف أطراف المدينة مساء أمس [ASSAULT heavy-weapons 3]",
    "وذكرت مصادر محلية أن قصفا مدفعيا استهدف أطراف القرية مساء أمس [ASSAULT heavy-weapons 3]",
    "وكالات",  # too short to be compared across pages
)
DAY = dt.datetime(2022, 2, 12)  # noqa: DTZ001 - the tables hold UTC without a zone

times = st.one_of(st.none(), st.integers(0, 3).map(lambda n: DAY + dt.timedelta(hours=n)))
pages = st.builds(
    FakePage,
    url=st.sampled_from(["https://a.example/1", "https://a.example/2", "https://b.example/1", "news/1.html"]),
    paragraphs=st.lists(st.sampled_from(SENTENCES), max_size=4).map(lambda body: ("زيارة رسمية [CONSULT - 1]", *body)),
    published_at=times,
    fetched_at=times,
    site=st.sampled_from([None, "a.example", "b.example"]),
    furniture=st.sampled_from([frozenset(), frozenset({1})]),
    language=st.sampled_from(["ar", "ar", "ar-EG", "fa", None]),
).map(lambda page: page if page.url.startswith("https") else FakePage(**{**vars(page), "url_is_own": False}))
drops = st.lists(st.lists(pages, min_size=1, max_size=4), min_size=1, max_size=4, unique_by=repr)


def loaded(drops: list[list[FakePage]], *, settle_each: bool, shard_pages: int) -> dict[str, str]:
    """Content hash of a new warehouse after ``drops``; all its checks must pass at every step."""
    with tempfile.TemporaryDirectory() as name, duckdb.connect(config={"threads": 1}) as con:
        folder = Path(name)
        migrate(con, folder)
        replace_views(con)
        con.execute("INSERT INTO run (run_id, command, status, started_at) VALUES ('r1', '', '', '2022-01-01')")
        for n, drop in enumerate(drops):
            load(con, folder / "parts", drop, shard_pages=shard_pages)
            if settle_each or n == len(drops) - 1:
                code_and_settle(con, folder / str(n), shard_pages=shard_pages)
            assert [r for r in check(con) if r.is_failure] == []
        return content_hash(con)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), drops, st.booleans(), st.integers(1, 3))
def test_any_order_of_drops_gives_the_same_content(
    data: st.DataObject, drops: list[list[FakePage]], settle_each: bool, shard_pages: int
) -> None:
    shuffled = data.draw(st.permutations(drops))
    assert loaded(drops, settle_each=True, shard_pages=2) == loaded(
        shuffled, settle_each=settle_each, shard_pages=shard_pages
    )


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.lists(pages, min_size=2, max_size=6, unique_by=repr))
def test_any_split_of_pages_into_drops_gives_the_same_pages_and_events(
    data: st.DataObject, pages: list[FakePage]
) -> None:
    cut = data.draw(st.integers(1, len(pages) - 1))
    whole = loaded([pages], settle_each=True, shard_pages=3)
    split = loaded([pages[cut:], pages[:cut]], settle_each=True, shard_pages=1)
    for table in ("page", "paragraph", "coding", "mention", "mention_party", "event", "event_party"):
        assert split[table] == whole[table], table


def test_a_drop_admitted_twice_changes_no_row(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    news = [FakePage("https://a.example/1", ("عنوان", SENTENCES[0]), DAY), FakePage("b", ("عنوان", SENTENCES[2]))]
    drop, parts = write_drop(tmp_path, news)
    assert admit(con, drop, parts, "r1", compare).is_new
    code_and_settle(con, tmp_path)
    before = content_hash(con)
    again = admit(con, drop, parts, "r2", compare)
    assert not again.is_new
    assert again.n_new_pages == 0
    code_and_settle(con, tmp_path)
    assert content_hash(con) == before


def test_the_hash_sees_a_row_that_is_doubled_or_changed(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, [FakePage("a", ("عنوان", SENTENCES[0]))])
    before = content_hash(con)
    con.execute("INSERT INTO page FROM page")
    con.execute("INSERT INTO page FROM page")
    assert content_hash(con)["page"] != before["page"]
    con.execute("UPDATE paragraph SET rule = 'x' WHERE position = 1")
    assert content_hash(con)["paragraph"] != before["paragraph"]
    assert content_hash(con)["record"] == before["record"]
