"""The flow ``maintenance``: what keeps a warehouse and Prefect's database small over the years."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from prefect import flow
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterEndTime
from prefect.exceptions import ObjectNotFound

from flows.calling import present_call
from flows.failure import tell_failure
from tasks.parts.store import parts_at
from tasks.workshop import remove_old_parts, sweep
from warehouse import Warehouse

_RUNS_AT_ONCE = 200


class Maintained(NamedTuple):
    """Bytes of the writer's file before and after, and how many of Prefect's flow runs were deleted."""

    n_bytes_before: int
    n_bytes_after: int
    n_flow_runs: int


@flow(name="maintenance", on_failure=[tell_failure], on_crashed=[tell_failure])
def maintenance() -> Maintained:
    """Compact the writer's file, remove parts that no run needs, and forget Prefect's runs of long ago.

    Raises:
        WarehouseError: the warehouse can't be used.
    """
    settings = present_call().settings
    with Warehouse.open(settings.warehouse, command="maintenance", wait_seconds=settings.wait_seconds) as warehouse:
        sweep(warehouse.work)
        remove_old_parts(parts_at(settings.parts, warehouse.work))
        before, after = warehouse.compact()
    return Maintained(before, after, _forget_runs(settings.keep_runs_days))


def _forget_runs(days: int) -> int:
    """Delete flow runs that ended more than ``days`` ago, with their logs and artifacts."""
    before = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
    long_ago = FlowRunFilter(end_time=FlowRunFilterEndTime.model_validate({"before_": before}))
    n_deleted = 0
    with get_client(sync_client=True) as client:
        while runs := client.read_flow_runs(flow_run_filter=long_ago, limit=_RUNS_AT_ONCE):
            for run in runs:
                try:
                    client.delete_flow_run(run.id)
                except ObjectNotFound:  # somebody else deleted it
                    continue
            n_deleted += len(runs)
    return n_deleted
