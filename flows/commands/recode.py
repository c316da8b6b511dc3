"""``waqai recode``: code again what an older coder coded."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import DebugOption, WaitOption, WarehouseOption, WorkersOption, is_debug

if TYPE_CHECKING:
    from flows.recode import RecodeSummary
    from flows.settings import Settings


def recode(
    review: Annotated[
        bool, typer.Option("--review", help="Do not publish yet: the next run does, or recode without --review.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only count the pages that would be coded again.")] = False,
    warehouse: WarehouseOption = None,
    workers: WorkersOption = None,
    wait: WaitOption = None,
    debug: DebugOption = False,
) -> None:
    """Code again what an older version of the coder or its lexicons coded, and show how the events changed.

    Nothing is read or cleaned again. Each event that was added, is gone or changed is a row of event_change.

    For example:

        waqai recode --dry-run

        waqai recode --review

        waqai recode

        waqai sql "SELECT * FROM event_change WHERE change = 'gone'"
    """
    from flows.many import is_something_to_do
    from flows.settings import load_settings

    settings = load_settings(warehouse=warehouse, workers=workers, wait_seconds=wait)
    if dry_run:
        from tasks.workshop import coder_version
        from warehouse import n_pages_to_code, read

        with read(settings.warehouse) as con:
            print(f"{n_pages_to_code(con, coder_version()):,} pages would be coded by version {coder_version()}")
        return
    if not is_something_to_do(settings, "recode", []):
        print("nothing to do: all pages are coded by the present version, and published")
        return
    try:
        summary = _recode(settings, review)
    except KeyboardInterrupt:
        print("waqai: stopped; the same command goes on from here", file=sys.stderr)
        raise typer.Exit(1) from None
    _show(summary)


def _recode(settings: Settings, review: bool) -> RecodeSummary:
    from flows.calling import at_work, call
    from flows.recode import recode as flow

    return at_work(settings, lambda given: call(flow, given, review), debug=is_debug())


def _show(summary: RecodeSummary) -> None:
    from flows.show import show_table

    show_table(("event type", "change", "events"), summary.changes, f"{summary.n_pages:,} pages coded")
    if summary.checks:
        show_table(("check", "faults", "what it finds"), [(c.name, c.n_faults, c.sentence) for c in summary.checks])
    if summary.published:
        print(f"published: {summary.published}")
    else:
        print("not published yet: waqai recode publishes, as the next run of any kind does")
