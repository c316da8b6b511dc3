from __future__ import annotations

import json
from pathlib import Path

import pytest

from tasks import unpack
from tasks.parts.raw import RawJob, RawShards, read_raw_shard
from tasks.pool import GuardedPool
from tasks.reading.drop import manifest
from tasks.workshop import Workshop
from tests.tasks.faulty import read_or_worse
from tests.tasks.way import workshop

PAGE = "عقد المجلس جلسة طارئة مساء الأحد."


def write_lines(path: Path, n: int) -> None:
    rows = [{"url": f"https://a.example/{path.stem}/{at}", "text": f"{PAGE} {at}"} for at in range(n)]
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")


def urls(shards: RawShards) -> list[str | None]:
    return [record.url for folder in shards.folders for record in read_raw_shard(folder)[0]]


def test_shards_hold_the_records_in_order_whatever_their_size(tmp_path: Path) -> None:
    drop = tmp_path / "drop"
    drop.mkdir()
    write_lines(drop / "b.jsonl", 5)
    write_lines(drop / "a.jsonl", 4)
    (group,) = unpack.file_groups(manifest([drop]))
    found = {}
    for size in (2, 3, 100):
        shards = unpack.unpack.fn(workshop(tmp_path, shard_pages=size), "d", tmp_path / str(size), group)
        assert shards.n_records == 9
        found[size] = urls(shards)
        assert all(len(read_raw_shard(folder)[0]) <= size for folder in shards.folders)
    assert found[2] == found[3] == found[100]
    assert found[2][0] == "https://a.example/a/0"


def test_what_is_read_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drop = tmp_path / "a.jsonl"
    write_lines(drop, 3)
    (group,) = unpack.file_groups(manifest([drop]))
    first = unpack.unpack.fn(workshop(tmp_path), "d", tmp_path / "raw", group)

    def fail(job: RawJob) -> RawShards:
        raise AssertionError("read again")

    monkeypatch.setattr(unpack, "write_raw_shards", fail)
    assert unpack.unpack.fn(workshop(tmp_path), "d", tmp_path / "raw", group) == first


def test_a_file_that_kills_its_reader_is_one_reject(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "write_raw_shards", read_or_worse)
    drop = tmp_path / "drop"
    drop.mkdir()
    write_lines(drop / "a.jsonl", 3)
    write_lines(drop / "killer.jsonl", 3)
    write_lines(drop / "z.jsonl", 2)
    (group,) = unpack.file_groups(manifest([drop]))
    with GuardedPool(1, 20.0, 4_000_000_000) as pool:
        shards = unpack.unpack.fn(Workshop(pool, tmp_path), "d", tmp_path / "raw", group)
    rejects = [reject for folder in shards.folders for reject in read_raw_shard(folder)[1]]
    assert [(r.stage, r.reason, r.file, r.ordinal) for r in rejects] == [("read", "crash", "killer.jsonl", None)]
    assert [str(url).split("/")[3] for url in urls(shards)] == ["a", "a", "a", "z", "z"]
    assert shards.n_records == 6


def test_groups_depend_on_the_files_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpack, "_GROUP_FILES", 2)
    for name in ("c", "a", "b"):
        write_lines(tmp_path / f"{name}.jsonl", 1)
    groups = unpack.file_groups(manifest([tmp_path]))
    assert [[file.name for file in group.files] for group in groups] == [["a.jsonl", "b.jsonl"], ["c.jsonl"]]
    monkeypatch.setattr(unpack, "_GROUP_BYTES", 10)
    assert [len(group.files) for group in unpack.file_groups(manifest([tmp_path]))] == [1, 1, 1]
