"""Parts on object storage, here in memory: whole or not at all, and the same warehouse comes out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from tasks.parts.store import RemoteParts, StoreError, check_store
from tests.generate import generate
from tests.tasks.way import loaded

URL = "memory://bucket/prefix"
storage = fsspec.filesystem("memory")


@pytest.fixture
def parts(tmp_path: Path) -> Iterator[RemoteParts]:
    yield RemoteParts(URL, tmp_path / "here")
    storage.store.clear()


def grow(parts: RemoteParts, folder: Path) -> None:
    with parts.growing(folder) as grown:
        (grown / "00000").mkdir(parents=True)
        (grown / "00000" / "page.parquet").write_text("pages", encoding="utf-8")


def test_a_part_is_fetched_as_it_was_grown(parts: RemoteParts) -> None:
    folder = parts.work / "drop" / "raw"
    assert not parts.has(folder)
    grow(parts, folder)
    assert parts.has(folder)
    with parts.fetched([folder, folder / "00000", folder / "00000" / "page.parquet"]) as (whole, shard, table):
        assert [p.read_text(encoding="utf-8") for p in (whole / "00000" / "page.parquet", shard / "page.parquet")] == [
            "pages"
        ] * 2
        assert table.read_text(encoding="utf-8") == "pages"
    assert not whole.exists()
    assert not parts.work.exists()


def test_a_part_that_is_being_written_or_removed_is_none(parts: RemoteParts, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = parts.work / "part"
    storage.pipe_file(f"{URL}/part/page.parquet", b"half")
    assert not parts.has(folder)
    grow(parts, folder)
    remove = storage.rm

    def die_in_mid_way(names: list[str]) -> None:
        remove(names[:1])
        raise KeyboardInterrupt

    monkeypatch.setattr(type(storage), "rm", lambda self, names: die_in_mid_way(names))
    with pytest.raises(KeyboardInterrupt):
        parts.remove(folder)
    assert len(storage.find(URL)) == 2
    assert not parts.has(folder)


def test_a_step_that_fails_stores_nothing(parts: RemoteParts, tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError), parts.growing(parts.work / "part") as grown:
        grow_into_a_file(grown)
    assert storage.find(URL) == []


def grow_into_a_file(folder: Path) -> None:
    folder.write_text("no folder", encoding="utf-8")
    (folder / "page.parquet").write_text("pages", encoding="utf-8")


def test_notes_and_files_are_shared_and_removed(parts: RemoteParts) -> None:
    article = parts.work / "articles" / "a.parquet"
    article.parent.mkdir(parents=True)
    article.write_text("article", encoding="utf-8")
    parts.share(article)
    assert parts.note(parts.work / "coded-1" / "done.json") is None
    parts.leave_note(parts.work / "coded-1" / "done.json", "وقائع")
    assert parts.note(parts.work / "coded-1" / "done.json") == "وقائع"
    assert parts.folders("coded-*") == [parts.work / "coded-1"]
    for folder in (parts.work / "articles", parts.work / "coded-1", parts.work / "never"):
        parts.remove(folder)
    assert not article.exists()
    assert storage.find(URL) == []


def test_the_place_of_parts_changes_nothing(tmp_path: Path) -> None:
    drop = generate(tmp_path / "drop", pages=8, seed=3, bad=1, characters=700, bulk=(0, 300), container_pages=4)
    here = loaded(tmp_path / "a.duckdb", [[drop.folder]], shard_pages=3)
    there = loaded(tmp_path / "b.duckdb", [[drop.folder]], shard_pages=3, parts_url=URL)
    assert there == here
    assert storage.find(URL) == []
    assert [path.name for path in (tmp_path / "b.work").iterdir()] == ["actor.parquet"]


def test_what_is_wrong_with_it_is_said_in_one_line() -> None:
    with pytest.raises(StoreError, match="parts = 'none://bucket' can't be used: ValueError"):
        check_store("none://bucket")
