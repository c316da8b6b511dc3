from __future__ import annotations

import multiprocessing
import pickle
from types import SimpleNamespace

import pytest

from tasks import worker_pool
from tasks.worker_pool import WorkerError, WorkerPool, version
from tests.tasks.faulty import double

MEMORY = 4_000_000_000


@pytest.fixture(autouse=True)
def worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets this process be a Dask worker of two threads."""
    distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
    here = SimpleNamespace(address="tcp://127.0.0.1:1", state=SimpleNamespace(nthreads=2))
    monkeypatch.setattr(distributed, "get_worker", lambda: here)
    monkeypatch.setattr(worker_pool, "_pools", {})


def test_what_travels_finds_the_pool_of_its_worker() -> None:
    travelled = pickle.loads(pickle.dumps(WorkerPool(20.0, MEMORY, version())))  # noqa: S301 - its own
    assert worker_pool._pools == {}
    assert list(travelled.map(double, [1, 2])) == [2, 4]
    assert travelled.call(double, 3) == 6
    (pool,) = worker_pool._pools.values()
    with pool:
        pass


def test_a_worker_of_another_version_is_refused() -> None:
    with pytest.raises(WorkerError, match="has another version of waqai"):
        WorkerPool(20.0, MEMORY, "older").call(double, 1)


def test_a_worker_that_may_start_no_processes_is_told_how(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(multiprocessing, "current_process", lambda: SimpleNamespace(daemon=True))
    with pytest.raises(WorkerError, match="start it with --no-nanny"):
        WorkerPool(20.0, MEMORY, version()).call(double, 1)
