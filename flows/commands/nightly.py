"""``waqai nightly``: every new drop of the inbox."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.many import end_of_many, show_drops
from flows.commands.options import DebugOption, WaitOption, WarehouseOption, WorkersOption, is_debug

if TYPE_CHECKING:
    from flows.settings import Settings
    from flows.summary import ManySummary


def nightly(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only list the drops that would be taken.")] = False,
    warehouse: WarehouseOption = None,
    workers: WorkersOption = None,
    wait: WaitOption = None,
    debug: DebugOption = False,
) -> None:
    """Take every new drop of the inbox folders, oldest first, and what failed before.

    Each entry of an inbox, a file or a folder, is a drop. It is taken once it is complete: when NAME.done lies beside
    it, or _SUCCESS in it, or when nothing in it has changed for five minutes (inbox_quiet_seconds). Nothing is moved:
    what was taken is known by its name, sizes and times, and a corrected drop is taken again.

    A drop that fails costs itself alone. It is tried again the next night; after three tries (max_tries) it is set
    aside, where waqai status shows it with the reason.

    The inbox is a setting:

        echo 'inbox = ["/data/inbox"]' >> waqai.toml

        waqai nightly --dry-run

        waqai nightly
    """
    from flows.many import is_something_to_do
    from flows.nightly import look_into_inbox
    from flows.settings import load_settings

    settings = load_settings(warehouse=warehouse, workers=workers, wait_seconds=wait)
    found, growing = look_into_inbox(settings)
    for path in growing:
        print(f"still being written: {path}")
    if dry_run:
        from flows.many import known_drops, to_take_by

        show_drops(to_take_by(known_drops(settings.warehouse), found), "would be taken")
        return
    if not is_something_to_do(settings, "nightly", found):
        print(f"nothing new in {', '.join(str(folder) for folder in settings.inbox)}")
        return
    end_of_many(settings, _nightly)


def _nightly(settings: Settings) -> ManySummary:
    from flows.calling import at_work, call
    from flows.nightly import nightly as flow

    return at_work(settings, lambda given: call(flow, given), debug=is_debug())
