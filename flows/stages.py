"""The stages that every flow goes through, on an open warehouse: prepare, admit, code, settle, check, publish."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field, fields, replace
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

from prefect.futures import PrefectFuture, as_completed
from prefect.utilities.annotations import quote

from flows.calling import present_call
from flows.plan import uncoded
from flows.progress import Reporter
from flows.settings import Settings
from flows.summary import FaultyCheck, SlowShard
from flows.workers import workers
from tasks import admit, code, prepare, publish, settle, unpack
from tasks.parts.prepared import write_prepared
from tasks.parts.store import check_store
from tasks.prepare import Shard
from tasks.reading.drop import Drop
from tasks.workshop import Workshop, sweep
from warehouse import Admitted, PartError, RunCounts, Warehouse, finish_run, start_run

T = TypeVar("T")

_N_SLOWEST = 5


class ChecksFailedError(Exception):
    """The new state fails a check, so readers keep the published copy they have."""

    def __init__(self, checks: tuple[FaultyCheck, ...]) -> None:
        names = ", ".join(f"{check.name} ({check.n_faults:,})" for check in checks if check.is_failure)
        super().__init__(f"not published, readers keep the last state: {names}; see: waqai check --unpublished")


class Prepared(NamedTuple):
    """The prepared parts of a drop, and how many records the reader counted in it."""

    drop: Drop
    n_records: int
    parts: list[Path]


@contextmanager
def opened(command: str) -> Iterator[Stages]:
    """The stages of a run of ``command``, on a warehouse that nobody else writes; a failure is noted in its run.

    Raises:
        WarehouseError: it can't be opened, or somebody else writes it.
    """
    call = present_call()
    settings = call.settings
    if settings.parts:
        check_store(settings.parts)
    with Warehouse.open(settings.warehouse, command=command, wait_seconds=settings.wait_seconds) as warehouse:
        sweep(warehouse.work)
        run_id = start_run(warehouse.con, command)
        try:
            with call.pool or workers(settings) as pool:
                workshop = Workshop(
                    pool, warehouse.work, settings.shard_pages, settings.limits, settings.columns,
                    parts_url=settings.parts,
                )  # fmt: skip
                if settings.engine != "dask":
                    workshop = replace(workshop, progress=call.reporter.advance)
                yield Stages(warehouse, workshop, settings, call.reporter, run_id)
        except Exception as error:
            finish_run(warehouse.con, run_id, "failed", detail=one_line(error))
            raise


def one_line(error: BaseException) -> str:
    """The first line of what ``error`` says, or its name."""
    return next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)


def _opaque(value: T) -> T:
    """``value`` in the wrapping that Prefect takes off unseen: it must not walk through thousands of files."""
    return cast("T", quote(value))


@dataclass(slots=True)
class Stages:
    """The stages of one run. ``counts`` adds up what they did, ``seconds`` how long each took."""

    warehouse: Warehouse
    workshop: Workshop
    settings: Settings
    reporter: Reporter
    run_id: str
    counts: RunCounts = RunCounts()  # noqa: RUF009 - frozen
    n_coded: int = 0
    seconds: dict[str, float] = field(default_factory=dict)
    shards: list[tuple[str, Shard]] = field(default_factory=list)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done inside as ``name``, and show it."""
        began = time.monotonic()
        self.reporter.expect(name, 0)
        yield
        self.seconds[name] = self.seconds.get(name, 0.0) + time.monotonic() - began
        self.reporter.finish(name)

    def prepare(self, drop: Drop) -> Prepared:
        """Unpack and prepare the files of ``drop``, shard by shard; what an earlier run has done is taken over."""
        folder = self.workshop.drop_folder(drop)
        n_records = len(drop.ignored)
        preparing: list[PrefectFuture[Shard]] = []
        with self.stage("unpack"):
            reading = {
                unpack.unpack.submit(self.workshop, drop.drop_id, folder / "raw" / f"{group.number:05}", group): group
                for group in unpack.file_groups(drop)
            }
            for read in as_completed(list(reading)):
                raw, group = read.result(), reading[read]
                self._advance("unpack", raw.n_records)
                n_records += raw.n_records
                self.reporter.expect("prepare", raw.n_records)
                for number, shard in enumerate(raw.folders):
                    name = f"{group.number:05}-{number:05}"
                    preparing.append(
                        prepare.prepare.submit(self.workshop, drop.drop_id, name, shard, folder / "prepared" / name)
                    )
        with self.stage("prepare"):
            prepared = sorted(self._results("prepare", preparing), key=lambda shard: shard.name)
            parts = [shard.folder for shard in prepared]
            if drop.ignored:
                parts.append(folder / "prepared" / "ignored")
                with self.workshop.parts.growing(parts[-1]) as grown:
                    write_prepared(grown, [], drop.ignored)
        self.shards += [("prepare", shard) for shard in prepared]
        return Prepared(drop, n_records, parts)

    def admit(self, prepared: Prepared) -> Admitted:
        """Load a prepared drop in one transaction; damaged parts are removed, to be made anew."""
        with self.stage("admit"), self.workshop.parts.fetched(prepared.parts) as parts:
            try:
                admitted = admit.admit(
                    self.warehouse,
                    _opaque(prepared.drop),
                    _opaque(parts),
                    prepared.n_records,
                    self.run_id,
                    self.settings.frequency,
                )
            except PartError:
                self.workshop.clear_drop(prepared.drop)
                raise
        self._count(
            n_drops=int(admitted.is_new),
            n_records=prepared.n_records if admitted.is_new else 0,
            n_pages=admitted.n_new_pages,
            n_rejects=admitted.n_rejects,
        )
        return admitted

    def code(self) -> None:
        """Code and settle what waits for the present coder; parts that turn out damaged are removed."""
        with self.stage("code"):
            articles = uncoded(self.warehouse, self.settings)
            if articles:
                code.check_coder.submit(self.workshop).result()
            for shard in articles:
                self.workshop.parts.share(shard.path)
            self.reporter.expect("code", sum(shard.n_pages for shard in articles))
            coding = [
                code.code.submit(
                    self.workshop, shard.key[:8], shard.path, shard.n_pages, self.workshop.coded / shard.key
                )
                for shard in articles
            ]
            coded = sorted(self._results("code", coding), key=lambda shard: shard.folder)
        self.shards += [("code", shard) for shard in coded]
        with self.stage("settle"), self.workshop.parts.fetched([shard.folder for shard in coded]) as parts:
            try:
                settled = settle.settle(self.warehouse, _opaque(parts), self.run_id)
            except PartError:
                self.workshop.clear_coding()
                raise
        self.n_coded += settled.n_pages
        self._count(n_rejects=settled.n_rejects, n_mentions=settled.n_mentions, n_events=settled.n_events)

    def check(self) -> tuple[FaultyCheck, ...]:
        """The checks that find faults in the new state."""
        with self.stage("check"):
            results = publish.check(self.warehouse)
        return tuple(FaultyCheck(r.name, r.sentence, r.n_faults, r.is_failure) for r in results if r.n_faults)

    def finish(self, checks: tuple[FaultyCheck, ...], *, publishes: bool = True) -> Path | None:
        """Note how the run ended and publish; None if a check failed, or if it is told not to."""
        failed = ", ".join(check.name for check in checks if check.is_failure)
        finish_run(self.warehouse.con, self.run_id, "failed" if failed else "done", self.counts, failed or None)
        if failed:
            self.warehouse.refuse(failed)
        if failed or not publishes:
            return None
        with self.stage("publish"):
            return publish.publish(self.warehouse, self.settings.keep_copies)

    def publish_so_far(self) -> None:
        """Let readers have what is settled so far, if it passes the checks; the run goes on."""
        if not any(check.is_failure for check in self.check()):
            with self.stage("publish"):
                publish.publish(self.warehouse)

    def slowest(self) -> tuple[SlowShard, ...]:
        """The shards that took longest."""
        slowest = sorted(self.shards, key=lambda item: -item[1].seconds)[:_N_SLOWEST]
        return tuple(SlowShard(step, s.name, s.n_items, s.seconds) for step, s in slowest if s.seconds)

    def _results(self, stage: str, futures: Sequence[PrefectFuture[Shard]]) -> Iterator[Shard]:
        """The shards of ``futures``, as they come."""
        for future in as_completed(list(futures)):
            shard = future.result()
            self._advance(stage, shard.n_items)
            yield shard

    def _advance(self, stage: str, n_done: int) -> None:
        """Show what a task has done elsewhere; those of this process show each page themselves."""
        if self.settings.engine == "dask":
            self.reporter.advance(stage, n_done)

    def _count(self, **more: int) -> None:
        now = dict(zip((f.name for f in fields(RunCounts)), astuple(self.counts), strict=True))
        self.counts = RunCounts(**{name: n + more.get(name, 0) for name, n in now.items()})
