from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from tasks import prepare
from tasks.parts.raw import write_raw_shard
from tasks.pool import GuardedPool
from tasks.records import Record
from tasks.workshop import Workshop
from tests.tasks.faulty import prepare_or_worse
from tests.tasks.way import workshop

TEXT = "عقد مجلس الوزراء جلسة طارئة مساء الأحد في العاصمة، وناقش الأوضاع الأمنية في البلاد."


def record(at: int, text: str = TEXT) -> Record:
    return Record("a.jsonl", at, "text", f"{text} {at}", url=f"https://a.example/{at}")


def test_a_page_that_crashes_or_hangs_costs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "prepare_record", prepare_or_worse)
    records = [record(0), record(1, "CRASH"), record(2), record(3, "HANG"), record(4)]
    raw = write_raw_shard(tmp_path / "raw", records, [])
    with GuardedPool(2, 3.0, 4_000_000_000) as pool:
        shard = prepare.prepare.fn(Workshop(pool, tmp_path), "d", "0", raw, tmp_path / "prepared")
    rejects = pl.read_parquet(shard.folder / "reject.parquet").select("stage", "reason", "file", "ordinal").rows()
    assert rejects == [("clean", "crash", "a.jsonl", 1), ("clean", "timeout", "a.jsonl", 3)]
    assert pl.read_parquet(shard.folder / "record.parquet")["ordinal"].to_list() == [0, 2, 4]
    assert shard.n_items == 5


def test_records_alike_in_all_are_one_page(tmp_path: Path) -> None:
    same = [Record("a.jsonl", at, "text", TEXT, url="https://a.example/1") for at in range(3)]
    raw = write_raw_shard(tmp_path / "raw", same, [])
    shard = prepare.prepare.fn(workshop(tmp_path), "d", "0", raw, tmp_path / "prepared")
    assert len(pl.read_parquet(shard.folder / "page.parquet")) == 1
    assert len(pl.read_parquet(shard.folder / "record.parquet")) == 3


def test_a_part_that_is_there_is_taken_as_it_is(tmp_path: Path) -> None:
    raw = write_raw_shard(tmp_path / "raw", [record(0), record(1)], [])
    done: list[tuple[str, int]] = []
    shop = workshop(tmp_path, progress=lambda stage, n: done.append((stage, n)))
    prepare.prepare.fn(shop, "d", "0", raw, tmp_path / "prepared")
    again = prepare.prepare.fn(shop, "d", "0", tmp_path / "no such raw", tmp_path / "prepared")
    assert (again.n_items, again.seconds) == (2, 0.0)
    assert sum(n for _, n in done) == 4
