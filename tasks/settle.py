"""Settle: mentions go into the warehouse, and the events they touch are computed anew."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

import warehouse as store
from tasks.parts.actors import write_actors
from tasks.retry import may_pass
from tasks.workshop import coder_version


@task(
    task_run_name="settle",
    retries=2,
    retry_delay_seconds=1,
    retry_condition_fn=may_pass,
    cache_policy=NO_CACHE,
)
def settle(warehouse: store.Warehouse, parts: Sequence[Path], run_id: str) -> store.Settled:
    """Load the coder's ``parts`` in one transaction, after the actors that they may name."""
    if parts:
        store.load_actors(warehouse.con, write_actors(warehouse.work / "actor.parquet"))
    return store.settle(warehouse.con, parts, coder_version(), run_id)
