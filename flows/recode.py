"""The flow ``recode``: what an older coder coded is coded again, and the warehouse says what that changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from prefect import flow

from flows.artifacts import leave_changes
from flows.calling import present_call
from flows.engines import THE_ENGINE
from flows.failure import tell_failure
from flows.many import is_something_to_do
from flows.stages import ChecksFailedError, opened
from flows.summary import FaultyCheck
from warehouse import changes


@dataclass(frozen=True, slots=True)
class RecodeSummary:
    """``n_pages`` were coded; ``changes`` are (event type, added/gone/changed, how many).

    ``published`` is None where it was not published: for review, or because a check failed.
    """

    n_pages: int = 0
    changes: tuple[tuple[str, str, int], ...] = ()
    checks: tuple[FaultyCheck, ...] = ()
    published: Path | None = None


@flow(name="recode", task_runner=THE_ENGINE, on_failure=[tell_failure], on_crashed=[tell_failure])
def recode(review: bool = False) -> RecodeSummary:
    """Code again what an older version of the coder coded; raw pages are not read again.

    Args:
        review: do not publish yet. The changes can be read in ``event_change`` of the writer's own state; the next run
            of any kind publishes them.

    Raises:
        ChecksFailedError: a check failed; readers keep the state they had.
        WarehouseError: the warehouse can't be used.
    """
    if not is_something_to_do(present_call().settings, "recode", []):
        return RecodeSummary()
    with opened("recode") as stages:
        stages.code()
        stages.workshop.clear_coding()
        found = tuple(changes(stages.warehouse.con, stages.run_id))
        checks = stages.check()
        published = stages.finish(checks, publishes=not review)
        summary = RecodeSummary(stages.n_coded, found, checks, published)
    leave_changes(found)
    if any(check.is_failure for check in checks):
        raise ChecksFailedError(checks)
    return summary
