"""The way of a drop through the steps, without Prefect and, where that shows the same, without processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar, cast

from tasks import admit, code, prepare, settle, unpack
from tasks.parts.prepared import write_prepared
from tasks.pool import GuardedPool
from tasks.reading.drop import Drop, manifest
from tasks.workshop import Workshop, coder_version
from warehouse import Warehouse, check, content_hash, finish_run, pages_to_code, start_run

T = TypeVar("T")
R = TypeVar("R")


class PlainPool:
    """The pool's work done in this process."""

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        return map(function, items)

    def call(self, function: Callable[[T], R], item: T, deadline_seconds: float | None = None) -> R:
        return function(item)

    def warm_up(self, function: Callable[[T], object], item: T) -> None:
        pass


def workshop(work: Path, **settings: Any) -> Workshop:
    return Workshop(cast("GuardedPool", PlainPool()), work, **settings)


def load(warehouse: Warehouse, paths: Sequence[Path], **settings: Any) -> None:
    """Take one drop all the way into the open warehouse."""
    drop = manifest(paths)
    shop = workshop(warehouse.work, **settings)
    run_id = start_run(warehouse.con, "run")
    n_records, parts = prepared(shop, drop)
    with shop.parts.fetched(parts) as fetched:
        admit.admit.fn(warehouse, drop, fetched, n_records, run_id)
    articles = pages_to_code(warehouse.con, shop.articles, coder_version(), shard_pages=shop.shard_pages)
    for shard in articles:
        shop.parts.share(shard.path)
    coded = [code.code.fn(shop, s.key[:8], s.path, s.n_pages, shop.coded / s.key).folder for s in articles]
    with shop.parts.fetched(coded) as fetched:
        settle.settle.fn(warehouse, fetched, run_id)
    finish_run(warehouse.con, run_id, "done")
    shop.clear_drop(drop)
    shop.clear_coding()


def prepared(shop: Workshop, drop: Drop) -> tuple[int, list[Path]]:
    """How many records were read of ``drop``, and the parts it was prepared into."""
    folder = shop.drop_folder(drop)
    n_records, parts = len(drop.ignored), []
    for group in unpack.file_groups(drop):
        raw = unpack.unpack.fn(shop, drop.drop_id, folder / "raw" / f"{group.number:05}", group)
        n_records += raw.n_records
        for number, shard in enumerate(raw.folders):
            name = f"{group.number:05}-{number:05}"
            parts.append(prepare.prepare.fn(shop, drop.drop_id, name, shard, folder / "prepared" / name).folder)
    if drop.ignored:
        parts.append(folder / "prepared" / "ignored")
        with shop.parts.growing(parts[-1]) as grown:
            write_prepared(grown, [], drop.ignored)
    return n_records, parts


def loaded(published: Path, drops: Sequence[Sequence[Path]], **settings: Any) -> dict[str, str]:
    """The content hash of a new warehouse that has taken ``drops`` in order and passes its checks."""
    with Warehouse.open(published) as warehouse:
        for paths in drops:
            load(warehouse, paths, **settings)
        failures = [result for result in check(warehouse.con) if result.is_failure]
        assert failures == []
        return content_hash(warehouse.con)
