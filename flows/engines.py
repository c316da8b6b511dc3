"""The engine that a flow's tasks run on, by the settings: threads of this process, or the workers of a Dask cluster."""

from __future__ import annotations

from typing import Any, cast

from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.calling import present_call
from flows.settings import Settings, SettingsError


class _EngineRunner(ThreadPoolTaskRunner[Any]):
    """Prefect copies a flow's task runner for each of its runs: here the copy is that of the engine that is set."""

    def duplicate(self) -> TaskRunner[PrefectFuture[Any]]:  # type: ignore[override]
        """The task runner for a run that begins now; with settings that can't be used, the flow itself says so."""
        try:
            return task_runner(present_call().settings)
        except (SettingsError, ImportError):
            return cast("TaskRunner[PrefectFuture[Any]]", ThreadPoolTaskRunner())

    def __reduce__(self) -> tuple[type, tuple[()]]:
        """A flow that travels with its tasks takes no engine along: tasks start no tasks."""
        return ThreadPoolTaskRunner, ()


THE_ENGINE = cast("TaskRunner[PrefectFuture[Any]]", _EngineRunner())
"""The task runner of every flow with shards."""


def task_runner(settings: Settings) -> TaskRunner[PrefectFuture[Any]]:
    """What the shards of a run are given to.

    Threads are one more than workers: while one thread writes its part, the others keep all workers busy.
    """
    if settings.engine == "dask":
        from prefect_dask import DaskTaskRunner

        return cast("TaskRunner[PrefectFuture[Any]]", DaskTaskRunner(address=settings.dask_address))
    runner: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=settings.workers + 1)
    return runner
