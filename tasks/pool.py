"""The guarded pool: pages are worked on in processes that can be killed, so a bad page costs itself alone.

A page may hang a C library where no signal reaches it, or take the process with it; only killing the process helps.
Pages go out in batches to keep the cost of that guard low; when a batch is lost, its pages go out again one by one.
"""

from __future__ import annotations

import multiprocessing
import resource
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as FutureTimeoutError
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Protocol, Self, TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

T = TypeVar("T")
R = TypeVar("R")

_BATCH = 16
_WARM_UP_SECONDS = 120.0


@dataclass(frozen=True, slots=True)
class Fault:
    """Why an item gave no result: ``timeout``, ``crash``, ``memory`` or ``error``, with one line for people."""

    reason: str
    detail: str


class Pool(Protocol):
    """Who works on pages: the guarded pool here, or another that an engine needs."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R | Fault]:
        """``function`` of each item, in order; a Fault where it failed."""

    def call(self, function: Callable[[T], R], item: T, deadline_seconds: float | None = None) -> R | Fault:
        """``function`` of one item."""


class PoolStoppedError(RuntimeError):
    """The pool was stopped while there was work in it: the run is being ended."""


class GuardedPool:
    """``workers`` processes; an item may take ``deadline_seconds`` and a worker ``memory_bytes`` of address space.

    Many threads may share one pool. Left through an exception, it stops at once and threads that wait for
    results get a PoolStoppedError. Left again, it stays as it is.
    """

    def __init__(self, workers: int, deadline_seconds: float, memory_bytes: int) -> None:
        self._workers = workers
        self._deadline = deadline_seconds
        self._lock = threading.Lock()
        self._waited_for: set[ProcessFuture[Any]] = set()
        self._is_stopped = False
        self._is_left = False
        # Spawned, not forked: the flow runs threads, and a fork copies their locks in whatever state they are.
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPool(workers, context=context, initializer=_begin_worker, initargs=(memory_bytes,))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._is_left:
            return
        self._is_left = True
        if kind is None:
            self._pool.close()
        else:
            with self._lock:
                self._is_stopped = True
                waited_for = list(self._waited_for)
            self._pool.stop()
            for future in waited_for:
                future.cancel()
        self._pool.join()

    def warm_up(self, function: Callable[[T], object], item: T) -> None:
        """Let each worker do ``function`` of ``item`` before its work, for what that loads; nobody waits for it.

        A failure is passed over: work that needs what could not be loaded fails by itself.
        """
        for _ in range(self._workers):
            self._schedule(function, [item], _WARM_UP_SECONDS)

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R | Fault]:
        """``function`` of each item, in order; a Fault where it failed. ``function`` must be importable by name.

        Raises:
            PoolStoppedError: the pool was stopped meanwhile.
        """
        batches = [items[n : n + _BATCH] for n in range(0, len(items), _BATCH)]
        futures = [self._schedule(function, batch, self._deadline) for batch in batches]
        try:
            for batch, future in zip(batches, futures, strict=True):
                try:
                    yield from self._result(future)
                except (FutureTimeoutError, ProcessExpired):
                    for item in batch:
                        yield self.call(function, item)
        finally:
            for future in futures:
                future.cancel()

    def call(self, function: Callable[[T], R], item: T, deadline_seconds: float | None = None) -> R | Fault:
        """``function`` of one item, within the pool's deadline or another."""
        deadline = self._deadline if deadline_seconds is None else deadline_seconds
        try:
            outcome: R | Fault = self._result(self._schedule(function, [item], deadline))[0]
        except FutureTimeoutError:
            return Fault("timeout", f"took more than {deadline:g} s")
        except ProcessExpired as error:
            return Fault("crash", f"the worker process died with exit code {error.exitcode}")
        return outcome

    def _schedule(self, function: Callable[[T], R], batch: Sequence[T], deadline: float) -> ProcessFuture[Any]:
        with self._lock:
            if self._is_stopped:
                raise PoolStoppedError("the run is being stopped")
            future: ProcessFuture[Any] = self._pool.schedule(_run, args=[function, batch], timeout=deadline)
            self._waited_for.add(future)
        future.add_done_callback(self._forget)
        return future

    def _forget(self, future: Any) -> None:
        with self._lock:
            self._waited_for.discard(future)

    def _result(self, future: ProcessFuture[Any]) -> list[Any]:
        try:
            results: list[Any] = future.result()
        except CancelledError:
            raise PoolStoppedError("the run is being stopped") from None
        return results


class OpenPool:
    """The work done in this process, one page at a time and unguarded: to look for a fault with a debugger."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to stop."""

    def map(self, function: Callable[[T], R], items: Sequence[T]) -> Iterator[R | Fault]:
        """``function`` of each item, in order; a Fault where it failed."""
        return (self.call(function, item) for item in items)

    def call(self, function: Callable[[T], R], item: T, deadline_seconds: float | None = None) -> R | Fault:
        """``function`` of one item, however long it takes."""
        with self._lock:
            outcome: R | Fault = _run(function, [item])[0]
        return outcome


def _begin_worker(memory_bytes: int) -> None:
    # pebble's own handler is Python: a SIGTERM that finds the worker on its way out would print a traceback.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))


def _run(function: Callable[[T], R], batch: Sequence[T]) -> list[R | Fault]:
    outcomes: list[R | Fault] = []
    for item in batch:
        try:
            outcomes.append(function(item))
        except MemoryError:
            outcomes.append(Fault("memory", "needs more memory than a worker may take"))
        except Exception as error:  # noqa: BLE001 - whatever a page does, it costs that page alone
            outcomes.append(Fault("error", f"{type(error).__name__}: {error}".splitlines()[0][:300]))
    return outcomes
