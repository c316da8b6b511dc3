"""Admit: the prepared parts of a drop go into the warehouse."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

import warehouse as store
from tasks.cleaning.near import compare
from tasks.reading.drop import Drop
from tasks.retry import may_pass
from tasks.workshop import prepare_version


@task(
    task_run_name="admit drop {drop.drop_id:.8}",
    retries=2,
    retry_delay_seconds=1,
    retry_condition_fn=may_pass,
    cache_policy=NO_CACHE,
)
def admit(
    warehouse: store.Warehouse,
    drop: Drop,
    parts: Sequence[Path],
    n_records: int,
    run_id: str,
    frequency: store.Frequency = store.Frequency(),  # noqa: B008 - frozen
) -> store.Admitted:
    """Load ``parts`` in one transaction. ``n_records`` is what the reader counted; ``frequency`` tells site lines."""
    files = tuple(store.DropFile(file.name, file.size_bytes, file.sha256) for file in drop.files)
    return store.admit(
        warehouse.con, store.Drop(drop.drop_id, files, n_records, prepare_version()), parts, run_id, compare, frequency
    )
