"""Many drops in one run: prepared side by side, admitted one after the other, coded and published in batches.

A drop that fails costs itself alone: it is noted with its reason, and tried again next time until it has had its tries.
What is no drop's fault (a full disk, a warehouse that can't be written) ends the run and counts against no drop.
"""

from __future__ import annotations

import contextvars
import errno
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence, Set
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from flows.artifacts import leave_artifacts_of_many
from flows.plan import is_uncoded
from flows.settings import Settings
from flows.stages import ChecksFailedError, Prepared, Stages, one_line
from flows.summary import ManySummary, Taken
from tasks.outcome import admitted_drops, is_admitted, is_published, outcome
from tasks.reading.drop import manifest
from tasks.reading.inbox import FoundDrop
from tasks.worker_pool import WorkerError
from warehouse import (
    Attempt,
    AttemptStatus,
    PartError,
    Warehouse,
    WarehouseLockedError,
    attempts,
    begin_attempt,
    end_attempt,
    read,
)

_MACHINE = frozenset({errno.ENOSPC, errno.EROFS, errno.EDQUOT, errno.EMFILE, errno.ENFILE, errno.EIO, errno.ENOMEM})
# So do errors of the Dask cluster and of the object storage, and of what these speak through.
_MACHINE_PACKAGES = frozenset({"distributed", "botocore", "aiohttp"})

Known = Mapping[tuple[str, str], Attempt]
"""Attempts by the drop's name and signature."""


class DropsNotPublishedError(ChecksFailedError):
    """Drops are in, but the new state fails a check. ``summary`` is the run's."""

    def __init__(self, summary: ManySummary) -> None:
        super().__init__(summary.checks)
        self.summary = summary


def known_drops(published: Path) -> Known:
    """What the published copy knows of drops found before; takes no lock and writes nothing."""
    if not published.is_file():
        return {}
    with read(published) as con:
        return attempts(con)


def tried_names(known: Known) -> frozenset[str]:
    """The names of drops that were tried before."""
    return frozenset(name for name, _ in known)


def to_take(warehouse: Warehouse, found: Sequence[FoundDrop], *, only_failed: bool = False) -> list[FoundDrop]:
    """Those of ``found`` that are to be taken, by what the open warehouse knows: see :func:`to_take_by`."""
    return to_take_by(attempts(warehouse.con), found, only_failed=only_failed)


def to_take_by(known: Known, found: Sequence[FoundDrop], *, only_failed: bool = False) -> list[FoundDrop]:
    """Those of ``found`` that are new or to be tried again; ``only_failed``: those that failed, set aside or not."""
    failed = ("failed", "interrupted", "set_aside")
    chosen = []
    for drop in found:
        attempt = known.get((drop.name, drop.signature))
        status = attempt.status if attempt else "new"
        if status in failed if only_failed else status not in ("admitted", "set_aside"):
            chosen.append(drop)
    return chosen


def is_something_to_do(settings: Settings, command: str, found: Sequence[FoundDrop], only_failed: bool = False) -> bool:
    """Whether there is one of ``found`` to take, a page to code or a state to publish."""
    with Warehouse.open(settings.warehouse, command=command, wait_seconds=settings.wait_seconds) as warehouse:
        if to_take(warehouse, found, only_failed=only_failed):
            return True
        return is_uncoded(warehouse) or not is_published(warehouse)


def take_drops(stages: Stages, found: Sequence[FoundDrop]) -> ManySummary:
    """Take ``found`` in this order into the warehouse, code, check and publish.

    Raises:
        DropsNotPublishedError: a check failed; readers keep the state they had.
        WarehouseError, OSError: the machine can't go on; what was admitted stays admitted.
    """
    taking = _Taking(stages)
    known = attempts(stages.warehouse.con)
    stages.reporter.expect("drops", len(found))
    for drop, prepared in _ahead(stages, [drop for drop in found if not taking.give_up(drop, known)]):
        taking.take(drop, prepared)
        stages.reporter.advance("drops", 1)
        taking.publish_now_and_then()
    stages.reporter.finish("drops")
    taking.code()
    checks = stages.check()
    published = stages.finish(checks)
    summary = ManySummary(
        tuple(taking.taken), stages.counts, published, checks, stages.slowest(), stages.seconds, _n_set_aside(stages)
    )
    leave_artifacts_of_many(summary)
    if published is None:
        raise DropsNotPublishedError(summary)
    return summary


@dataclass(slots=True)
class _Taking:
    """Drops on their way in, one after the other."""

    stages: Stages
    taken: list[Taken] = field(default_factory=list)
    n_uncoded_drops: int = 0
    published_at: float = field(default_factory=time.monotonic)

    def give_up(self, found: FoundDrop, known: Known) -> bool:
        """Set aside a drop in which runs were killed as often as drops are tried: it may be what kills them."""
        attempt = known.get((found.name, found.signature))
        if not attempt or attempt.status != "interrupted" or attempt.n_tries < self.stages.settings.max_tries:
            return False
        self._note(self._failed(found, attempt.n_tries, f"runs were killed in it {attempt.n_tries} times"))
        return True

    def take(self, found: FoundDrop, preparing: Future[Prepared]) -> None:
        """Admit a drop once it is prepared, and note what came of it."""
        con = self.stages.warehouse.con
        n_try = begin_attempt(con, found.name, found.signature, self.stages.run_id)
        try:
            taken = self._admit(found, preparing.result())
            end_attempt(con, found.name, found.signature, "admitted", drop_id=taken.drop_id)
        except Exception as error:
            if _is_of_machine(error):
                end_attempt(con, found.name, found.signature, "waiting", detail=one_line(error))
                raise
            taken = self._failed(found, n_try, one_line(error))
        except BaseException:  # told to stop
            end_attempt(con, found.name, found.signature, "waiting")
            raise
        self._note(taken)

    def _note(self, taken: Taken) -> None:
        self.taken.append(taken)
        if taken.status in ("failed", "set_aside"):
            self.stages.reporter.note(f"{taken.name}: {taken.status.replace('_', ' ')}: {taken.detail}")

    def _admit(self, found: FoundDrop, prepared: Prepared) -> Taken:
        stages, drop = self.stages, prepared.drop
        is_known = is_admitted(stages.warehouse.con, drop.drop_id)
        if not is_known:
            stages.admit(prepared)
            self.n_uncoded_drops += 1
        stages.workshop.clear_drop(drop)
        done = outcome(stages.warehouse.con, drop.drop_id)
        return Taken(
            found.name, "known" if is_known else "admitted", drop.drop_id, done.n_records, done.n_pages, done.rejects
        )

    def _failed(self, found: FoundDrop, n_try: int, detail: str) -> Taken:
        """Note a failure; with the last try the drop is set aside."""
        status: AttemptStatus = "set_aside" if n_try >= self.stages.settings.max_tries else "failed"
        end_attempt(self.stages.warehouse.con, found.name, found.signature, status, detail=detail)
        return Taken(found.name, status, detail=detail)

    def publish_now_and_then(self) -> None:
        """In a long run, let readers have what is there so far."""
        settings = self.stages.settings
        if self.n_uncoded_drops >= settings.batch_drops:
            self.code()
        if time.monotonic() - self.published_at >= settings.publish_minutes * 60:
            self.code()
            self.stages.publish_so_far()
            self.published_at = time.monotonic()

    def code(self) -> None:
        """Code and settle what was admitted since, and drop the parts that the warehouse holds now."""
        self.stages.code()
        self.stages.workshop.clear_coding()
        self.n_uncoded_drops = 0


def _ahead(stages: Stages, found: Sequence[FoundDrop]) -> Iterator[tuple[FoundDrop, Future[Prepared]]]:
    """Each drop with its preparation: so many are prepared ahead that no worker waits while one is admitted."""
    waiting = deque(found)
    # Looked up before: the connection belongs to the thread that admits.
    known = admitted_drops(stages.warehouse.con)
    n_ahead = stages.settings.workers + 1
    threads = ThreadPoolExecutor(n_ahead, thread_name_prefix="prepare")
    preparing: deque[tuple[FoundDrop, Future[Prepared]]] = deque()
    try:
        while waiting or preparing:
            while waiting and len(preparing) < n_ahead:
                drop = waiting.popleft()
                # Prefect finds the flow that a task belongs to in the context.
                context = contextvars.copy_context()
                preparing.append((drop, threads.submit(context.run, _prepare, stages, drop.path, known)))
            yield preparing.popleft()
    finally:
        # Not waited for: where the run is being stopped, what they wait for ends only when the pool is left.
        threads.shutdown(wait=False, cancel_futures=True)


def _prepare(stages: Stages, path: Path, known: Set[str]) -> Prepared:
    drop = manifest([path])
    return Prepared(drop, 0, []) if drop.drop_id in known else stages.prepare(drop)


def _n_set_aside(stages: Stages) -> int:
    return sum(attempt.status == "set_aside" for attempt in attempts(stages.warehouse.con).values())


def _is_of_machine(error: BaseException | None) -> bool:
    """Whether a failure says nothing of the drop: a full disk, a locked warehouse, a cluster that is gone."""
    if isinstance(error, PartError) and "No space left" not in str(error):
        return False
    while error is not None:
        if isinstance(error, OSError) and error.errno in _MACHINE:
            return True
        if isinstance(error, WarehouseLockedError | WorkerError | duckdb.IOException | duckdb.FatalException):
            return True
        if type(error).__module__.partition(".")[0] in _MACHINE_PACKAGES:
            return True
        error = error.__cause__
    return False
