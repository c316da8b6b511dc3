"""The worker processes of a run, and what they load before there is work."""

from __future__ import annotations

from flows.settings import Settings
from tasks.parts.coded import NOTHING_TO_CODE, code_article
from tasks.pool import GuardedPool


def workers(settings: Settings) -> GuardedPool:
    """A pool of which each worker begins at once to load the coder: that takes as long as hundreds of pages."""
    pool = GuardedPool(settings.workers, settings.page_deadline_seconds, settings.worker_memory_bytes)
    pool.warm_up(code_article, NOTHING_TO_CODE)
    return pool
