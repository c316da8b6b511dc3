from __future__ import annotations

import threading
import time

import pytest

from tasks.pool import Fault, GuardedPool, PoolStoppedError
from tests.tasks.faulty import double, double_or_worse, sleep

MEMORY = 4_000_000_000


def test_a_bad_item_costs_itself_alone_and_order_is_kept() -> None:
    with GuardedPool(2, 2.0, MEMORY) as pool:
        outcomes = list(pool.map(double_or_worse, list(range(20))))
    assert outcomes[3] == Fault("crash", "the worker process died with exit code 7")
    assert outcomes[5] == Fault("timeout", "took more than 2 s")
    assert outcomes[6] == Fault("memory", "needs more memory than a worker may take")
    assert outcomes[8] == Fault("error", "ValueError: eight")
    good = [n for n in range(20) if n not in (3, 5, 6, 8)]
    assert [outcomes[n] for n in good] == [2 * n for n in good]


def test_threads_share_a_pool() -> None:
    found: dict[int, list[int | Fault]] = {}
    with GuardedPool(2, 20.0, MEMORY) as pool:
        threads = [
            threading.Thread(target=lambda at=at: found.update({at: list(pool.map(double, [at, at + 1]))}))
            for at in (10, 20, 30)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == {10: [20, 22], 20: [40, 42], 30: [60, 62]}


def test_stopping_ends_those_who_wait() -> None:
    errors: list[BaseException] = []
    entered = threading.Event()

    def wait(pool: GuardedPool) -> None:
        entered.set()
        try:
            list(pool.map(sleep, [30.0] * 40))
        except PoolStoppedError as error:
            errors.append(error)

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), GuardedPool(1, 60.0, MEMORY) as pool:  # noqa: PT012 - the pool is left by it
        thread = threading.Thread(target=wait, args=[pool])
        thread.start()
        entered.wait()
        time.sleep(0.5)
        raise KeyboardInterrupt
    thread.join(20)
    assert not thread.is_alive()
    assert len(errors) == 1
    assert time.monotonic() - began < 25
    with pytest.raises(PoolStoppedError):
        pool.call(double, 1)
