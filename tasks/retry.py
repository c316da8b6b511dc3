"""Which failures of a step may pass by themselves."""

from __future__ import annotations

from typing import Any

from tasks.pool import PoolStoppedError
from tasks.reading.errors import ReadingError
from tasks.worker_pool import WorkerError
from warehouse import WarehouseError

# What the same step on the same input would only say again.
_LASTING = (WarehouseError, ReadingError, PoolStoppedError, WorkerError)


def may_pass(task: object, task_run: object, state: Any) -> bool:
    """Prefect's question whether to try a failed step again: yes, unless the error says what is wrong."""
    return not isinstance(state.result(raise_on_failure=False), _LASTING)
