"""Raw shards: the records of a drop's files as read, cut into pieces that can be prepared one by one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from tasks.parts.folder import write_part
from tasks.reading.drop import DropFile
from tasks.reading.limits import Limits
from tasks.reading.read import read_file
from tasks.records import Record, Reject

# A shard is closed early when its pages are large, so that it fits in memory whatever they are.
_SHARD_BYTES = 256_000_000


@dataclass(frozen=True, slots=True)
class RawJob:
    """Files to be read into shards of at most ``shard_pages`` records below ``folder``."""

    files: tuple[DropFile, ...]
    folder: Path
    shard_pages: int
    limits: Limits
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RawShards:
    """The shards of some files, and how many records the reader counted in them, those refused included."""

    folders: tuple[Path, ...]
    n_records: int


def write_raw_shards(job: RawJob) -> RawShards:
    """Read the files of ``job`` into the shards ``folder/00000``, ``folder/00001``, …

    Where one shard ends and the next begins depends on the files and the number of pages a shard alone.
    """
    shards: list[Path] = []
    records: list[Record] = []
    rejects: list[Reject] = []
    n_records = n_bytes = 0

    def close() -> None:
        nonlocal records, rejects, n_bytes
        shards.append(write_raw_shard(job.folder / f"{len(shards):05}", records, rejects))
        records, rejects, n_bytes = [], [], 0

    for file in job.files:
        for item in read_file(file, job.limits, job.columns):
            n_records += 1
            if isinstance(item, Reject):
                rejects.append(item)
            else:
                records.append(item)
                n_bytes += len(item.content)
            if len(records) + len(rejects) >= job.shard_pages or n_bytes >= _SHARD_BYTES:
                close()
    if records or rejects:
        close()
    return RawShards(tuple(shards), n_records)


def write_raw_shard(folder: Path, records: list[Record], rejects: list[Reject]) -> Path:
    """Write one raw shard."""
    return write_part(folder, {"raw": [_row(r) for r in records], "reject": [reject_row(r) for r in rejects]})


def read_raw_shard(folder: Path) -> tuple[list[Record], list[Reject]]:
    """The records and rejects of a raw shard, in the order they were read."""
    records = [_record(row) for row in pl.read_parquet(folder / "raw.parquet", glob=False).iter_rows(named=True)]
    rejects = [Reject(**row) for row in pl.read_parquet(folder / "reject.parquet", glob=False).iter_rows(named=True)]
    return records, rejects


def reject_row(reject: Reject) -> tuple[object, ...]:
    """A reject as a row of its part."""
    return reject.stage, reject.reason, reject.file, reject.ordinal, reject.detail


def _row(record: Record) -> tuple[object, ...]:
    is_text = isinstance(record.content, str)
    content = record.content.encode("utf-8", "surrogatepass") if isinstance(record.content, str) else record.content
    return (
        record.file, record.ordinal, record.kind, content, is_text, record.charset, record.doc, record.url,
        record.title, record.published, record.fetched, record.author, record.language,
    )  # fmt: skip


def _record(row: dict[str, object]) -> Record:
    content = row.pop("content")
    assert isinstance(content, bytes)  # noqa: S101 - the schema says so
    is_text = row.pop("is_text")
    return Record(content=content.decode("utf-8", "surrogatepass") if is_text else content, **row)  # type: ignore[arg-type]
