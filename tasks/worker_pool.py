"""The guarded pool of a Dask worker: each worker process makes one when it is first asked for, and keeps it."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self, TypeVar

from tasks.pool import Fault, GuardedPool
from tasks.workshop import coder_version, prepare_version

T = TypeVar("T")
R = TypeVar("R")


class WorkerError(Exception):
    """A Dask worker that can't do this work. The message says how to start it."""


@dataclass(frozen=True, slots=True)
class WorkerPool:
    """Stands for the pool of the Dask worker that a task comes to: these values travel, no processes do.

    ``version`` is that of waqai where the run was started: a worker with another one would do other work.
    """

    deadline_seconds: float
    memory_bytes: int
    version: str

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to stop: the pools are the workers'."""

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R | Fault]:
        """As the guarded pool does."""
        return _pool_here(self).map(function, items)

    def call(self, function: Callable[[T], R], item: T, deadline_seconds: float | None = None) -> R | Fault:
        """As the guarded pool does."""
        return _pool_here(self).call(function, item, deadline_seconds)


def version() -> str:
    """The version of all steps that workers do."""
    return f"{prepare_version()}-{coder_version()}"


_pools: dict[WorkerPool, GuardedPool] = {}
_making = threading.Lock()


def _pool_here(wanted: WorkerPool) -> GuardedPool:
    with _making:
        if wanted not in _pools:
            _pools[wanted] = _make(wanted)
        return _pools[wanted]


def _make(wanted: WorkerPool) -> GuardedPool:
    """A pool of as many processes as this Dask worker has threads.

    Raises:
        WorkerError: the worker has another version of waqai, or may have no processes of its own.
    """
    from distributed import get_worker

    worker = get_worker()
    if wanted.version != version():
        raise WorkerError(f"Dask worker {worker.address} has another version of waqai: install the same one there")
    if multiprocessing.current_process().daemon:
        raise WorkerError(f"Dask worker {worker.address} may start no processes: start it with --no-nanny")
    return GuardedPool(worker.state.nthreads, wanted.deadline_seconds, wanted.memory_bytes)
