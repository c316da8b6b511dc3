"""Code: the articles of a shard go through the event coder and become mentions."""

from __future__ import annotations

import time
from pathlib import Path

from prefect import task
from prefect.cache_policies import NO_CACHE

from tasks.parts.coded import NOTHING_TO_CODE, CodingTask, code_article, read_articles, write_coded
from tasks.pool import Fault
from tasks.prepare import Shard
from tasks.records import Coding
from tasks.retry import may_pass
from tasks.workshop import Workshop, coder_version


class CoderError(Exception):
    """The coder can't work at all: a lexicon is broken. The message names the file and line."""


@task(task_run_name="check coder", cache_policy=NO_CACHE)
def check_coder(workshop: Workshop) -> None:
    """Let a worker load the coder, so that a broken lexicon ends the run and does not refuse every page.

    Raises:
        CoderError: it can't be loaded.
    """
    outcome = workshop.pool.call(code_article, NOTHING_TO_CODE)
    if isinstance(outcome, Fault):
        raise CoderError(f"the coder can't be loaded: {outcome.detail}")


@task(
    task_run_name="code {name}",
    retries=2,
    retry_delay_seconds=1,
    retry_condition_fn=may_pass,
    cache_policy=NO_CACHE,
)
def code(workshop: Workshop, name: str, articles: Path, n_pages: int, folder: Path) -> Shard:
    """Code the pages of the file ``articles``, page by page in the pool, into the part ``folder``."""
    began = time.monotonic()
    parts = workshop.parts
    if parts.has(folder):
        workshop.progress("code", n_pages)
        return Shard(name, folder, n_pages, 0.0)
    with parts.fetched([articles]) as (fetched,):
        todo = read_articles(fetched)
    coded: list[tuple[CodingTask, Coding]] = []
    faults: list[tuple[CodingTask, str, str]] = []
    for article, outcome in zip(todo, workshop.pool.map(code_article, todo), strict=True):
        if isinstance(outcome, Fault):
            faults.append((article, outcome.reason, outcome.detail))
        else:
            coded.append((article, outcome))
        workshop.progress("code", 1)
    with parts.growing(folder) as grown:
        write_coded(grown, coded, faults, coder_version())
    return Shard(name, folder, n_pages, time.monotonic() - began)
