"""Unpack: the files of a drop become raw shards of records."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.parts.folder import remove_folder
from tasks.parts.raw import RawJob, RawShards, write_raw_shard, write_raw_shards
from tasks.pool import Fault
from tasks.reading.drop import Drop, DropFile
from tasks.records import Reject
from tasks.retry import may_pass
from tasks.workshop import Workshop

_GROUP_FILES = 1000
_GROUP_BYTES = 64_000_000
# Reading is far faster than this; slower means that a reader hangs.
_LEAST_SECONDS = 120.0
_LEAST_BYTES_A_SECOND = 200_000


@dataclass(frozen=True, slots=True)
class FileGroup:
    """Files that one task reads, one after the other."""

    number: int
    files: tuple[DropFile, ...]


def file_groups(drop: Drop) -> list[FileGroup]:
    """The files of ``drop`` in groups that depend on the files alone."""
    groups: list[list[DropFile]] = []
    n_bytes = 0
    for file in drop.files:
        if not groups or len(groups[-1]) >= _GROUP_FILES or n_bytes + file.size_bytes > _GROUP_BYTES:
            groups.append([])
            n_bytes = 0
        groups[-1].append(file)
        n_bytes += file.size_bytes
    return [FileGroup(number, tuple(files)) for number, files in enumerate(groups)]


@task(
    task_run_name="unpack {group.number:05} of drop {drop_id:.8}",
    retries=2,
    retry_delay_seconds=1,
    retry_condition_fn=may_pass,
    cache_policy=NO_CACHE,
)
def unpack(workshop: Workshop, drop_id: str, folder: Path, group: FileGroup) -> RawShards:
    """Read the files of ``group`` into raw shards below ``folder``, in a worker that may be lost.

    A file that takes the reader with it, even alone, becomes one reject. ``done.json`` marks a group that is read.
    """
    parts, done = workshop.parts, folder / "done.json"
    note = parts.note(done)
    if note is None:
        with parts.growing(folder) as grown:
            shards = _read_guarded(workshop, grown, group)
        names = [shard.relative_to(grown).as_posix() for shard in shards.folders]
        note = json.dumps({"shards": names, "n_records": shards.n_records})
        parts.leave_note(done, note)
    known = json.loads(note)
    workshop.progress("unpack", known["n_records"])
    return RawShards(tuple(folder / name for name in known["shards"]), known["n_records"])


def _read_guarded(workshop: Workshop, folder: Path, group: FileGroup) -> RawShards:
    outcome = _read(workshop, folder, group.files)
    if not isinstance(outcome, Fault):
        return outcome
    remove_folder(folder)
    shards: list[Path] = []
    n_records = 0
    for number, file in enumerate(group.files):
        alone = folder / f"alone-{number:05}"
        outcome = _read(workshop, alone, (file,))
        if isinstance(outcome, Fault):
            remove_folder(alone)
            reject = Reject("read", outcome.reason, file.name, None, outcome.detail)
            outcome = RawShards((write_raw_shard(alone / "00000", [], [reject]),), 1)
        shards += outcome.folders
        n_records += outcome.n_records
    return RawShards(tuple(shards), n_records)


def _read(workshop: Workshop, folder: Path, files: tuple[DropFile, ...]) -> RawShards | Fault:
    job = RawJob(files, folder, workshop.shard_pages, workshop.limits, dict(workshop.columns))
    n_bytes = sum(file.size_bytes for file in files)
    return workshop.pool.call(write_raw_shards, job, _LEAST_SECONDS + n_bytes / _LEAST_BYTES_A_SECOND)
