"""Prepare: the records of a raw shard become pages and paragraphs, or rejects."""

from __future__ import annotations

import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import polars as pl
from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.parts.prepared import prepare_record, write_prepared
from tasks.parts.raw import read_raw_shard
from tasks.pool import Fault
from tasks.records import Page, Record, Reject
from tasks.retry import may_pass
from tasks.workshop import Workshop


@dataclass(frozen=True, slots=True)
class Shard:
    """A part that a step left: its name, folder, how many records or pages went in, and the seconds it took."""

    name: str
    folder: Path
    n_items: int
    seconds: float


@task(
    task_run_name="prepare {name} of drop {drop_id:.8}",
    retries=2,
    retry_delay_seconds=1,
    retry_condition_fn=may_pass,
    cache_policy=NO_CACHE,
)
def prepare(workshop: Workshop, drop_id: str, name: str, raw: Path, folder: Path) -> Shard:
    """Decode and clean the records of the shard ``raw``, page by page in the pool, into the part ``folder``."""
    began = time.monotonic()
    parts = workshop.parts
    if parts.has(folder):
        with parts.fetched([folder / "record.parquet", folder / "reject.parquet"]) as tables:
            n_items = sum(_n_rows(table) for table in tables)
        workshop.progress("prepare", n_items)
        return Shard(name, folder, n_items, 0.0)
    with parts.fetched([raw]) as (fetched,):
        records, rejects = read_raw_shard(fetched)
    n_items = len(records) + len(rejects)
    workshop.progress("prepare", len(rejects))
    pages: list[tuple[Record, Page]] = []
    outcomes = workshop.pool.map(partial(prepare_record, workshop.limits), records)
    for record, outcome in zip(records, outcomes, strict=True):
        if isinstance(outcome, Page):
            pages.append((record, outcome))
        elif isinstance(outcome, Fault):
            rejects.append(Reject("clean", outcome.reason, record.file, record.ordinal, outcome.detail))
        else:
            rejects.append(outcome)
        workshop.progress("prepare", 1)
    with parts.growing(folder) as grown:
        write_prepared(grown, pages, rejects)
    return Shard(name, folder, n_items, time.monotonic() - began)


def _n_rows(path: Path) -> int:
    return int(pl.scan_parquet(path, glob=False).select(pl.len()).collect().item())
