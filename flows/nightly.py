"""The flow ``nightly``: every new drop of the inbox, and what failed before."""

from __future__ import annotations

import time
from pathlib import Path

from prefect import flow

from flows.calling import present_call
from flows.engines import THE_ENGINE
from flows.failure import tell_failure
from flows.many import is_something_to_do, take_drops, to_take
from flows.settings import Settings, SettingsError
from flows.stages import opened
from flows.summary import ManySummary
from tasks.reading.inbox import FoundDrop, inbox_drops


@flow(name="nightly", task_runner=THE_ENGINE, on_failure=[tell_failure], on_crashed=[tell_failure])
def nightly() -> ManySummary:
    """Take the complete drops of the inbox folders that are new or failed before; what is not complete waits.

    Raises:
        SettingsError: no inbox is set.
        DropsNotPublishedError: a check failed; readers keep the state they had.
        DropError, WarehouseError: an inbox or the warehouse can't be used.
    """
    settings = present_call().settings
    found, _ = look_into_inbox(settings)
    if not is_something_to_do(settings, "nightly", found):
        return ManySummary()
    with opened("nightly") as stages:
        return take_drops(stages, to_take(stages.warehouse, found))


def look_into_inbox(settings: Settings) -> tuple[list[FoundDrop], list[Path]]:
    """The complete drops of all inboxes, oldest first, and what is still being written.

    Raises:
        SettingsError: no inbox is set.
        DropError: one can't be read.
    """
    if not settings.inbox:
        raise SettingsError('no inbox is set: write inbox = ["FOLDER"] into waqai.toml, or WAQAI_INBOX=\'["FOLDER"]\'')
    found: list[FoundDrop] = []
    growing: list[Path] = []
    for folder in settings.inbox:
        complete, incomplete = inbox_drops(folder, settings.inbox_quiet_seconds, time.time())
        found += complete
        growing += incomplete
    return found, growing
