"""The flow ``run``: one drop from raw pages to events."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar, cast

from prefect import flow
from prefect.futures import as_completed
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner
from prefect.utilities.annotations import quote

from flows.artifacts import leave_artifacts
from flows.plan import nothing_to_do, uncoded
from flows.progress import Reporter, SilentReporter
from flows.settings import Settings, load_settings
from flows.summary import FaultyCheck, RunSummary, SlowShard
from flows.workers import workers
from tasks import admit, code, prepare, publish, settle, unpack
from tasks.outcome import is_admitted, outcome
from tasks.parts.prepared import write_prepared
from tasks.pool import GuardedPool
from tasks.prepare import Shard
from tasks.reading.drop import Drop, manifest
from tasks.workshop import Workshop, sweep
from warehouse import Admitted, RunCounts, Settled, Warehouse, finish_run, start_run

T = TypeVar("T")

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
    pool: GuardedPool | None


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
    call = _call.get() or _Call(manifest(paths), SilentReporter(), None)
    settings = settings or load_settings()
    with Warehouse.open(settings.warehouse) as warehouse:
        if known := nothing_to_do(warehouse, call.drop, settings):
            return known
        sweep(warehouse.work)
        run_id = start_run(warehouse.con, "run")
        try:
            with call.pool or workers(settings) as pool:
                workshop = Workshop(
                    pool, warehouse.work, settings.shard_pages, settings.limits, settings.columns, call.reporter.advance
                )
                summary = _Way(warehouse, workshop, settings, call.drop, call.reporter, run_id).go()
        except Exception as error:
            line = next(iter(str(error).splitlines()), type(error).__name__)
            finish_run(warehouse.con, run_id, "failed", detail=line)
            raise
        if summary.published is None:
            raise ChecksFailedError(summary)
    return summary


def run_drop(
    drop: Drop, paths: Sequence[Path], settings: Settings, reporter: Reporter, pool: GuardedPool | None = None
) -> RunSummary:
    """Call the flow for ``drop``, the manifest of ``paths``, with as many threads as its ``pool`` can feed.

    One thread more than workers: while one writes its part, the others keep all workers busy. The flow leaves the pool.
    """
    token = _call.set(_Call(drop, reporter, pool))
    try:
        runner: ThreadPoolTaskRunner[Any] = ThreadPoolTaskRunner(max_workers=settings.workers + 1)
        return run.with_options(task_runner=cast("TaskRunner[Any]", runner))(list(paths), settings)
    finally:
        _call.reset(token)


def _opaque(value: T) -> T:
    """``value`` in the wrapping that Prefect takes off unseen: it must not walk through thousands of files."""
    return cast("T", quote(value))


@dataclass(slots=True)
class _Way:
    """The way of one drop, stage by stage."""

    warehouse: Warehouse
    workshop: Workshop
    settings: Settings
    drop: Drop
    reporter: Reporter
    run_id: str
    seconds: dict[str, float] = field(default_factory=dict)
    shards: list[tuple[str, Shard]] = field(default_factory=list)

    def go(self) -> RunSummary:
        """All stages; a summary without ``published`` if a check failed."""
        admitted = Admitted(is_new=False)
        if not is_admitted(self.warehouse.con, self.drop.drop_id):
            n_records, parts = self._prepare()
            with self._stage("admit"):
                admitted = admit.admit(
                    self.warehouse, _opaque(self.drop), _opaque(parts), n_records, self.run_id, self.settings.frequency
                )
        settled = self._code()
        with self._stage("check"):
            results = publish.check(self.warehouse)
        checks = tuple(FaultyCheck(r.name, r.sentence, r.n_faults, r.is_failure) for r in results if r.n_faults)
        done = outcome(self.warehouse.con, self.drop.drop_id)
        failed = ", ".join(check.name for check in checks if check.is_failure)
        finish_run(
            self.warehouse.con, self.run_id, "failed" if failed else "done", _counts(admitted, settled), failed or None
        )
        published = None
        if not failed:
            with self._stage("publish"):
                published = publish.publish(self.warehouse)
            self.workshop.clear(self.drop)
        slowest = sorted(self.shards, key=lambda item: -item[1].seconds)[:_N_SLOWEST]
        summary = RunSummary(
            self.drop.drop_id,
            is_new=True,
            outcome=done,
            published=published,
            checks=checks,
            slowest=tuple(SlowShard(step, s.name, s.n_items, s.seconds) for step, s in slowest if s.seconds),
            seconds=self.seconds,
        )
        leave_artifacts(summary)
        return summary

    @contextmanager
    def _stage(self, name: str) -> Iterator[None]:
        began = time.monotonic()
        self.reporter.expect(name, 0)
        yield
        self.seconds[name] = time.monotonic() - began
        self.reporter.finish(name)

    def _prepare(self) -> tuple[int, list[Path]]:
        """Unpack and prepare: how many records the reader counted, and the prepared parts."""
        drop, workshop = self.drop, self.workshop
        folder = workshop.drop_folder(drop)
        n_records = len(drop.ignored)
        preparing = []
        with self._stage("unpack"):
            reading = {
                unpack.unpack.submit(
                    workshop, drop.drop_id, folder / "raw" / f"{group.number:05}", _opaque(group)
                ): group
                for group in unpack.file_groups(drop)
            }
            for read in as_completed(list(reading)):
                raw, group = read.result(), reading[read]
                n_records += raw.n_records
                self.reporter.expect("prepare", raw.n_records)
                for number, shard in enumerate(raw.folders):
                    name = f"{group.number:05}-{number:05}"
                    preparing.append(
                        prepare.prepare.submit(workshop, drop.drop_id, name, shard, folder / "prepared" / name)
                    )
        with self._stage("prepare"):
            prepared = sorted((future.result() for future in preparing), key=lambda shard: shard.name)
            parts = [shard.folder for shard in prepared]
            if drop.ignored:
                parts.append(write_prepared(folder / "prepared" / "ignored", [], drop.ignored))
        self.shards += [("prepare", shard) for shard in prepared]
        return n_records, parts

    def _code(self) -> Settled:
        """Code and settle what waits for the present coder."""
        workshop = self.workshop
        with self._stage("code"):
            articles = uncoded(self.warehouse, self.settings)
            if articles:
                code.check_coder(workshop)
            self.reporter.expect("code", sum(shard.n_pages for shard in articles))
            coding = [
                code.code.submit(workshop, shard.key[:8], shard.path, shard.n_pages, workshop.coded / shard.key)
                for shard in articles
            ]
            coded = [future.result() for future in coding]
        self.shards += [("code", shard) for shard in coded]
        with self._stage("settle"):
            return settle.settle(self.warehouse, _opaque([shard.folder for shard in coded]))


def _counts(admitted: Admitted, settled: Settled) -> RunCounts:
    return RunCounts(
        n_drops=int(admitted.is_new),
        n_records=admitted.n_records,
        n_pages=admitted.n_new_pages,
        n_rejects=admitted.n_rejects + settled.n_rejects,
        n_mentions=settled.n_mentions,
        n_events=settled.n_events,
    )
