"""The flow ``backfill``: many drops of old, oldest first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from prefect import flow

from flows.calling import present_call
from flows.engines import THE_ENGINE
from flows.failure import tell_failure
from flows.many import is_something_to_do, known_drops, take_drops, to_take, to_take_by, tried_names
from flows.settings import Settings
from flows.stages import opened
from flows.summary import ManySummary
from tasks.reading.errors import DropError
from tasks.reading.inbox import FoundDrop, given_drops, within
from warehouse import pace, read


@flow(name="backfill", task_runner=THE_ENGINE, on_failure=[tell_failure], on_crashed=[tell_failure])
def backfill(
    paths: list[Path],
    since: dt.date | None = None,
    until: dt.date | None = None,
    only_failed: bool = False,
) -> ManySummary:
    """Take the drops that ``paths`` hold, oldest first by the dates in their names; those that are done are skipped.

    Args:
        paths: files, globs, and folders of which every entry is a drop.
        since: leave out drops whose names tell earlier days, or none.
        until: leave out drops whose names tell later days, or none.
        only_failed: only those that failed before, also if they were set aside.

    Raises:
        DropsNotPublishedError: a check failed; readers keep the state they had.
        DropError, WarehouseError: a path or the warehouse can't be used.
    """
    settings = present_call().settings
    given = given_drops(paths, tried_names(known_drops(settings.warehouse)))
    found = [drop for drop in given if within(drop, since, until)]
    if not is_something_to_do(settings, "backfill", found, only_failed):
        return ManySummary()
    with opened("backfill") as stages:
        return take_drops(stages, to_take(stages.warehouse, found, only_failed=only_failed))


@dataclass(frozen=True, slots=True)
class BackfillPlan:
    """``todo`` in order; ``n_outside`` were left out by their dates, ``n_done`` are done or set aside.

    ``seconds`` is what earlier runs took for as many bytes; None if there were none.
    """

    todo: list[FoundDrop]
    n_outside: int
    n_done: int
    seconds: float | None


def plan_backfill(
    paths: Sequence[Path], settings: Settings, since: dt.date | None, until: dt.date | None, only_failed: bool
) -> BackfillPlan:
    """What a backfill would do, by what is published; takes no lock and writes nothing.

    Raises:
        DropError: ``since`` comes after ``until``, or a path can't be used.
    """
    if since and until and since > until:
        raise DropError(f"--since {since} comes after --until {until}")
    known = known_drops(settings.warehouse)
    given = given_drops(paths, tried_names(known))
    found = [drop for drop in given if within(drop, since, until)]
    todo = to_take_by(known, found, only_failed=only_failed)
    bytes_a_second = None
    if settings.warehouse.is_file():
        with read(settings.warehouse) as con:
            bytes_a_second = pace(con)
    seconds = sum(drop.n_bytes for drop in todo) / bytes_a_second if bytes_a_second else None
    return BackfillPlan(todo, len(given) - len(found), len(found) - len(todo), seconds)
