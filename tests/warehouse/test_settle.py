"""Mentions in, events computed from them."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import duckdb
import polars as pl
import pytest

from tests.warehouse.parts import CODE_REJECT, FakePage, code_and_settle, load, rows, save, write_coding
from warehouse import PartError, check, content_hash, load_actors, pages_to_code, settle
from warehouse.connect import count

VISIT = "قالت وزارة الخارجية في بيان لها إن الوزير زار نظيره في العاصمة [CONSULT visit 1]"
TALKS = "وأوضح المتحدث باسم الوزارة أن المحادثات تناولت الأوضاع في المنطقة [CONSULT - 1]"
CALL = "وأجرى الوزيران اتصالا هاتفيا تناول الأوضاع في المنطقة بحسب البيان [CONSULT phone 1]"
OTHER = "ولم تصدر عن أي من الطرفين تعليقات أخرى على ما جرى تداوله حتى الآن"
NOON = dt.datetime(2022, 2, 12, 12)  # noqa: DTZ001 - the tables hold UTC without a zone
HOUR = dt.timedelta(hours=1)


def page(site: str, *paragraphs: str, hours: int = 0) -> FakePage:
    return FakePage(f"https://{site}/1", ("عنوان", *paragraphs), NOON + hours * HOUR, site=site)


def test_many_mentions_make_one_event_of_the_mode_that_most_pages_tell(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, [page("a", VISIT, TALKS), page("b", TALKS + "."), page("c", VISIT + "."), page("d", CALL)])
    code_and_settle(con, tmp_path)
    assert rows(con, "SELECT event_mode, intensity, n_mentions, n_pages, n_sites FROM event") == [
        ("visit", 4.0, 5, 4, 4)
    ]
    lead = "SELECT mention.event_mode, evidence FROM mention JOIN event ON mention_id = lead_mention_id"
    assert rows(con, lead) == [("visit", "[CONSULT visit 1]")]
    assert rows(con, "SELECT role, ordinal, text FROM event_party ORDER BY code") in (
        [("actor", 1, "وزير RUS"), ("actor", 0, "وزير USA")],
        [("actor", 0, "وزير RUS"), ("actor", 1, "وزير USA")],
    )


def test_copies_do_not_count_as_independent_sources(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    headline = "زيارة رسمية إلى العاصمة [CONSULT - 1]"
    agency = page("agency", VISIT, OTHER)
    copies = [FakePage(f"https://copy{n}/1", (headline, VISIT, OTHER), NOON + HOUR, site=f"copy{n}") for n in range(3)]
    own = page("own", TALKS, hours=2)
    load(con, tmp_path, [*copies, own])
    code_and_settle(con, tmp_path)
    assert rows(con, "SELECT n_pages, n_independent FROM event") == [(4, 2)]
    # The original arrives late: its paragraph becomes the keeper, and the counts follow without coding anew.
    load(con, tmp_path, [agency])
    code_and_settle(con, tmp_path)
    assert rows(con, "SELECT n_pages, n_sites, n_independent FROM event") == [(5, 5, 2)]
    assert rows(con, "SELECT site FROM event_evidence WHERE NOT is_copy AND kind = 'body' ORDER BY 1") == [
        ("agency",),
        ("own",),
    ]


def test_what_is_coded_already_is_not_coded_again_but_by_a_new_coder(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, [page("a", VISIT), page("b", OTHER)])
    code_and_settle(con, tmp_path)
    assert pages_to_code(con, tmp_path / "again", "c1") == []
    before = content_hash(con)
    code_and_settle(con, tmp_path, coder_version="c2")
    assert rows(con, "SELECT DISTINCT coder_version FROM coding") == [("c2",)]
    assert content_hash(con)["event"] == before["event"]
    assert [r for r in check(con) if r.is_failure] == []


def test_an_event_that_no_page_tells_any_more_is_gone(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    load(con, tmp_path, [page("a", VISIT), page("b", OTHER)])
    code_and_settle(con, tmp_path)
    shards = pages_to_code(con, tmp_path / "articles", "c2")
    part = write_coding(shards[0].path, tmp_path / "c2", "c2")
    for name in ("mention", "mention_party"):
        pl.read_parquet(part / f"{name}.parquet").clear().write_parquet(part / f"{name}.parquet")
    settle(con, [part], "c2", "r")
    for table in ("event", "event_party", "mention", "mention_party"):
        assert count(con, table) == 0


def test_articles_are_own_words_in_order_without_what_was_removed(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    original = page("a", VISIT)
    copy = FakePage(
        "https://b/1", ("عنوان", OTHER, "شارك", VISIT, OTHER), NOON + HOUR, site="b", furniture=frozenset({2})
    )
    persian = FakePage("https://c/1", ("عنوان", TALKS), NOON, language="fa")
    unknown = FakePage("https://d/1", ("عنوان", CALL), None, language=None)
    load(con, tmp_path, [original, copy, persian, unknown])
    shards = pages_to_code(con, tmp_path / "articles", "c1", shard_pages=2)
    assert [shard.n_pages for shard in shards] == [2, 1]
    articles = pl.concat([pl.read_parquet(shard.path, glob=False) for shard in shards])
    assert articles.columns == ["page_id", "url", "is_own_url", "published_date", "paragraphs"]
    found = {row["url"]: row for row in articles.iter_rows(named=True)}
    assert set(found) == {original.url, copy.url, unknown.url}
    assert [(p["position"], p["text"]) for p in found[copy.url]["paragraphs"]] == [(0, "عنوان"), (1, OTHER), (3, VISIT)]
    assert found[copy.url]["published_date"] == NOON.date()
    assert found[unknown.url]["published_date"] is None


def test_indexes_and_live_pages_are_stored_and_not_coded(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    index = FakePage("https://a/tag", ("وسم", VISIT), NOON, kind="index")
    live = FakePage("https://a/live", ("لحظة بلحظة", CALL), NOON, kind="live")
    load(con, tmp_path, [index, live, page("a", TALKS)])
    assert [shard.n_pages for shard in pages_to_code(con, tmp_path / "articles", "c1")] == [1]
    assert rows(con, "SELECT kind, n_kept, is_coded FROM page_outcome WHERE kind <> 'article' ORDER BY kind") == [
        ("index", 2, False),
        ("live", 2, False),
    ]


def test_a_page_that_could_not_be_coded_is_a_reject_until_it_is_coded(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, [page("a", OTHER)])
    for version, refused in (("c1", True), ("c1", True), ("c2", False)):
        page_id = rows(con, "SELECT page_id FROM page")[0][0]
        shard = (pages_to_code(con, tmp_path / "articles", version) or pages_to_code(con, tmp_path / "articles", "x"))[
            0
        ]
        part = write_coding(shard.path, tmp_path / version, version)
        reject = {"stage": "code", "reason": "deadline", "file": "https://a/1", "detail": "30 s", "page_id": page_id}
        save(part / "reject.parquet", [reject] if refused else [], CODE_REJECT)
        settle(con, [part], version, "r")
        assert rows(con, "SELECT stage, reason, page_id FROM reject") == [("code", "deadline", page_id)] * refused
        assert [r for r in check(con) if r.is_failure] == []


def test_the_coding_of_a_page_overtaken_meanwhile_is_passed_over(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, [page("a", VISIT)])
    part = write_coding(pages_to_code(con, tmp_path / "articles", "c1")[0].path, tmp_path / "coded")
    load(con, tmp_path, [page("a", OTHER, hours=1)])
    assert settle(con, [part], "c1", "r").n_pages == 0
    assert rows(con, "SELECT count(*) FROM mention") == [(0,)]


def test_parts_of_another_coder_or_without_their_coding_are_refused(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    load(con, tmp_path, [page("a", VISIT)])
    shard = pages_to_code(con, tmp_path / "articles", "c1")[0]
    part = write_coding(shard.path, tmp_path / "coded", "c0")
    with pytest.raises(PartError, match="coder version c0 among those of c1"):
        settle(con, [part], "c1", "r")
    part = write_coding(shard.path, tmp_path / "coded", "c1")
    pl.read_parquet(part / "coding.parquet").clear().write_parquet(part / "coding.parquet")
    with pytest.raises(PartError, match=r"without its row in coding\.parquet"):
        settle(con, [part], "c1", "r")
    assert rows(con, "SELECT count(*) FROM mention") == [(0,)]


def test_the_lexicons_actors_replace_those_before(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    schema = dict.fromkeys(["actor_id", "name", "code", "sector", "wikidata_id"], pl.String)
    save(tmp_path / "1.parquet", [{"actor_id": "blinken", "name": "أنتوني بلينكن", "code": "USA"}], schema)
    save(tmp_path / "2.parquet", [{"actor_id": "kremlin", "name": "الكرملين", "code": "RUS"}], schema)
    assert load_actors(con, tmp_path / "1.parquet") == 1
    assert load_actors(con, tmp_path / "2.parquet") == 1
    assert rows(con, "SELECT actor_id, name FROM actor") == [("kremlin", "الكرملين")]
    (tmp_path / "3.parquet").write_bytes(b"")
    with pytest.raises(PartError):
        load_actors(con, tmp_path / "3.parquet")
    assert rows(con, "SELECT actor_id FROM actor") == [("kremlin",)]


def story(site: str, *own: str) -> FakePage:
    """One agency's story as ``site`` carries it, with words of its own after it."""
    background = [f"وجاءت الزيارة بعد جولة {n} من المباحثات التي استضافتها العاصمة في الأشهر الماضية" for n in range(5)]
    return page(site, VISIT, *background, *own)


def test_twenty_carriers_of_one_story_are_one_source(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    # Each adds a sentence that tells the event again: that makes no source of a page copied otherwise.
    outlets = [
        story(f"outlet{n}", f"وأفاد مراسل الموقع رقم {n} بأن الزيارة جرت اليوم [CONSULT visit 1]") for n in range(20)
    ]
    load(con, tmp_path, outlets)
    code_and_settle(con, tmp_path)
    assert rows(con, "SELECT n_pages, n_sites, n_independent FROM event") == [(20, 20, 1)]


def test_two_outlets_with_words_of_their_own_are_two_sources(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    own = [f"وتحدث شهود عيان في الشارع الرئيس للموقع عن موكب من {n} سيارة مر صباحا" for n in range(9)]
    # One quotes a paragraph of the other's: that makes no copy of a page that is its own otherwise.
    load(con, tmp_path, [story("a"), page("b", TALKS, OTHER, *own[:4]), page("c", CALL, OTHER, *own[4:])])
    code_and_settle(con, tmp_path)
    assert rows(con, "SELECT n_pages, n_sites, n_independent FROM event") == [(3, 3, 3)]
    assert rows(con, "SELECT count(*) FROM paragraph WHERE disposition = 'repeat_across_pages'") == [(1,)]


def test_a_paragraph_copied_into_a_page_of_own_words_is_no_source(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    own = [f"وتحدث شهود عيان في الشارع الرئيس للموقع عن موكب من {n} سيارة مر صباحا" for n in range(4)]
    load(con, tmp_path, [story("a"), FakePage("https://b/1", ("عنوان", VISIT, *own), NOON + HOUR, site="b")])
    code_and_settle(con, tmp_path)
    assert rows(con, "SELECT n_pages, n_independent FROM event") == [(2, 1)]
