"""The flow ``run``: one drop from raw pages to events."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

from flows.prefect_environment import set_environment

set_environment()

from prefect import flow  # noqa: E402 - Prefect reads the environment when it is imported
from prefect.futures import as_completed  # noqa: E402
from prefect.task_runners import ThreadPoolTaskRunner  # noqa: E402
from prefect.utilities.annotations import quote  # noqa: E402

import tasks.admit  # noqa: E402
import tasks.code  # noqa: E402
import tasks.prepare  # noqa: E402
import tasks.publish  # noqa: E402
import tasks.settle  # noqa: E402
import tasks.unpack  # noqa: E402
from flows.artifacts import leave_artifacts  # noqa: E402
from flows.progress import Reporter, SilentReporter  # noqa: E402
from flows.settings import Settings, load_settings  # noqa: E402
from flows.summary import FaultyCheck, RunSummary, SlowShard  # noqa: E402
from tasks.outcome import is_admitted, outcome  # noqa: E402
from tasks.parts.prepared import write_prepared  # noqa: E402
from tasks.pool import GuardedPool  # noqa: E402
from tasks.prepare import Shard  # noqa: E402
from tasks.reading.drop import Drop, manifest  # noqa: E402
from tasks.workshop import Workshop, coder_version, sweep  # noqa: E402
from warehouse import (  # noqa: E402
    ArticleShard,
    CheckResult,
    RunCounts,
    Settled,
    Warehouse,
    finish_run,
    pages_to_code,
    start_run,
)

_N_SLOWEST = 5


class ChecksFailedError(Exception):
    """The new state fails a check, so readers keep the published copy they have. ``summary`` is the run's."""

    def __init__(self, summary: RunSummary) -> None:
        names = ", ".join(f"{check.name} ({check.n_faults:,})" for check in summary.failures)
        super().__init__(f"not published, readers keep the last state: {names}; see: waqai check --unpublished")
        self.summary = summary


@dataclass(frozen=True, slots=True)
class _Call:
    """What a caller in this process hands to the flow beside its parameters."""

    drop: Drop
    reporter: Reporter


@dataclass(slots=True)
class _Stages:
    """The seconds that each stage took."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        try:
            yield
        finally:
            self.seconds[name] = self.seconds.get(name, 0.0) + time.monotonic() - began


_call: ContextVar[_Call | None] = ContextVar("call", default=None)


def _flow_run_name() -> str:
    call = _call.get()
    return f"run drop {call.drop.drop_id:.8}" if call else "run"


@flow(name="run", flow_run_name=_flow_run_name)
def run(paths: list[Path], settings: Settings | None = None) -> RunSummary:
    """Take the drop that ``paths`` make from raw pages to events; done before, it changes nothing.

    Raises:
        ChecksFailedError: the new state fails a check; nothing was published.
        WarehouseError, ReadingError: their message says what to do.
    """
    call = _call.get() or _Call(manifest(paths), SilentReporter())
    settings = settings or load_settings()
    with Warehouse.open(settings.warehouse) as warehouse:
        articles = _uncoded(warehouse, settings)
        is_known = is_admitted(warehouse.con, call.drop.drop_id)
        if is_known and not articles and tasks.publish.is_published(warehouse):
            return _nothing_new(warehouse, call.drop)
        sweep(warehouse.work)
        guard = GuardedPool(settings.workers, settings.page_deadline_seconds, settings.worker_memory_bytes)
        run_id = start_run(warehouse.con, "run")
        with guard as pool:
            workshop = Workshop(
                pool, warehouse.work, settings.shard_pages, settings.limits, settings.columns, call.reporter.advance
            )
            try:
                return _way_of_a_drop(warehouse, workshop, settings, call, run_id)
            except ChecksFailedError:
                raise
            except Exception as error:
                finish_run(warehouse.con, run_id, "failed", detail=str(error).splitlines()[0] if str(error) else None)
                raise


def run_drop(drop: Drop, paths: Sequence[Path], settings: Settings, reporter: Reporter) -> RunSummary:
    """Call the flow for ``drop``, the manifest of ``paths``, with as many threads as its pool can feed.

    One thread more than workers: while one writes its part, the others keep all workers busy.
    """
    token = _call.set(_Call(drop, reporter))
    try:
        runner = ThreadPoolTaskRunner(max_workers=settings.workers + 1)  # type: ignore[var-annotated]
        return run.with_options(task_runner=runner)(list(paths), settings)
    finally:
        _call.reset(token)


def nothing_new(drop: Drop, settings: Settings) -> RunSummary | None:
    """The summary of a run that would change nothing, found without Prefect; None if there is something to do."""
    if not settings.warehouse.is_file():
        return None
    with Warehouse.open(settings.warehouse) as warehouse:
        if (
            is_admitted(warehouse.con, drop.drop_id)
            and not _uncoded(warehouse, settings)
            and tasks.publish.is_published(warehouse)
        ):
            return _nothing_new(warehouse, drop)
    return None
