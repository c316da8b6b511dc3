"""Publish: the checks run, and if none fails readers see the new state."""

from __future__ import annotations

from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

import warehouse as store
from tasks.retry import may_pass


@task(task_run_name="check", retries=2, retry_delay_seconds=1, retry_condition_fn=may_pass, cache_policy=NO_CACHE)
def check(warehouse: store.Warehouse) -> list[store.CheckResult]:
    """Run the SQL checks on the state that is to be published."""
    return store.check(warehouse.con)


@task(task_run_name="publish", retries=2, retry_delay_seconds=1, retry_condition_fn=may_pass, cache_policy=NO_CACHE)
def publish(warehouse: store.Warehouse, keep_copies: int = 0) -> Path:
    """Put the present state in place of the published copy, of whose forerunners ``keep_copies`` are kept."""
    return warehouse.publish(keep_copies)
