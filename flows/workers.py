"""Who works on the pages of a run, by the engine that is set."""

from __future__ import annotations

from flows.settings import Settings, SettingsError
from tasks.parts.coded import NOTHING_TO_CODE, code_article
from tasks.pool import GuardedPool, OpenPool, Pool

_CONNECT_SECONDS = 30
_FIRST_WORKER_SECONDS = 60


def workers(settings: Settings) -> Pool:
    """The pool of the engine: processes here, none at all, or those that each worker of the Dask cluster has.

    Processes here begin at once to load the coder: that takes as long as hundreds of pages.

    Raises:
        SettingsError: the Dask cluster can't be used.
    """
    if settings.engine == "threads":
        return OpenPool()
    if settings.engine == "dask":
        from tasks.worker_pool import WorkerPool, version

        _find_cluster(settings.dask_address)
        return WorkerPool(settings.page_deadline_seconds, settings.worker_memory_bytes, version())
    pool = GuardedPool(settings.workers, settings.page_deadline_seconds, settings.worker_memory_bytes)
    pool.warm_up(code_article, NOTHING_TO_CODE)
    return pool


def _find_cluster(address: str) -> None:
    """Make sure that there is a scheduler with a worker: without one, tasks would wait for ever and say nothing."""
    if not address:
        raise SettingsError('engine = "dask" needs dask_address, such as "tcp://127.0.0.1:8786"')
    try:
        import prefect_dask  # noqa: F401 - the flow's task runner needs it
        from distributed import Client
    except ImportError as error:
        raise SettingsError(f'engine = "dask": {error}; install waqai with its extra dask') from error
    try:
        with Client(address, timeout=_CONNECT_SECONDS, set_as_default=False) as client:
            client.wait_for_workers(1, timeout=_FIRST_WORKER_SECONDS)
    except (OSError, ValueError) as error:
        raise SettingsError(f"no Dask cluster with workers at dask_address {address}: {error}") from error
