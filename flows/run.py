"""The flow ``run``: one drop from raw pages to events."""

from __future__ import annotations

from pathlib import Path

from prefect import flow

from flows.artifacts import leave_artifacts
from flows.calling import present_call
from flows.engines import THE_ENGINE
from flows.plan import nothing_to_do
from flows.settings import Settings
from flows.stages import ChecksFailedError, Stages, opened
from flows.summary import RunSummary
from tasks.outcome import is_admitted, outcome
from tasks.reading.drop import Drop, manifest
from warehouse import Warehouse


class DropNotPublishedError(ChecksFailedError):
    """A drop is in, but its state fails a check. ``summary`` is the run's."""

    def __init__(self, summary: RunSummary) -> None:
        super().__init__(summary.checks)
        self.summary = summary


def _flow_run_name() -> str:
    drop = present_call().drop
    return f"run drop {drop.drop_id:.8}" if drop else "run"


@flow(name="run", task_runner=THE_ENGINE, flow_run_name=_flow_run_name)
def run(paths: list[Path]) -> RunSummary:
    """Take the drop that ``paths`` make from raw pages to events; done before, it changes nothing.

    Raises:
        DropNotPublishedError: the new state fails a check; nothing was published.
        WarehouseError, ReadingError: their message says what to do.
    """
    call = present_call()
    drop = call.drop or manifest(paths)
    if known := known_already(drop, call.settings):
        return known
    with opened("run") as stages:
        summary = _go(stages, drop)
    if summary.published is None:
        raise DropNotPublishedError(summary)
    return summary


def known_already(drop: Drop, settings: Settings) -> RunSummary | None:
    """The summary of a run of ``drop`` that would change nothing; None if there is something to do."""
    with Warehouse.open(settings.warehouse, command="run", wait_seconds=settings.wait_seconds) as warehouse:
        return nothing_to_do(warehouse, drop)


def _go(stages: Stages, drop: Drop) -> RunSummary:
    """All stages; a summary without ``published`` if a check failed."""
    warehouse = stages.warehouse
    if not is_admitted(warehouse.con, drop.drop_id):
        stages.admit(stages.prepare(drop))
    stages.code()
    checks = stages.check()
    done = outcome(warehouse.con, drop.drop_id)
    published = stages.finish(checks)
    if published:
        stages.workshop.clear_drop(drop)
        stages.workshop.clear_coding()
    summary = RunSummary(
        drop.drop_id,
        is_new=True,
        outcome=done,
        published=published,
        checks=checks,
        slowest=stages.slowest(),
        seconds=stages.seconds,
    )
    leave_artifacts(summary)
    return summary
