"""``waqai backfill``: many drops of old."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.many import end_of_many, show_drops
from flows.commands.options import DebugOption, WaitOption, WarehouseOption, is_debug

if TYPE_CHECKING:
    from flows.settings import Settings
    from flows.summary import ManySummary

_DAY = ["%Y-%m-%d"]


def backfill(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", help="Files, globs, and folders of which every entry is a drop."),
    ] = None,
    list_file: Annotated[
        Path | None, typer.Option("--list", metavar="FILE", help="More paths, one a line ('-': from stdin).")
    ] = None,
    since: Annotated[
        dt.datetime | None, typer.Option(formats=_DAY, help="Leave out drops whose names tell earlier days, or none.")
    ] = None,
    until: Annotated[
        dt.datetime | None, typer.Option(formats=_DAY, help="Leave out drops whose names tell later days, or none.")
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, max=256, help="Worker processes, and drops prepared at once.")
    ] = None,
    only_failed: Annotated[
        bool, typer.Option("--only-failed", help="Only drops that failed before, also those set aside.")
    ] = False,
    max_rejects: Annotated[
        float | None, typer.Option(min=0, max=1, help="Share of rejects above which the exit code is 3 (default: 0.1).")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only print the plan and an estimate.")] = False,
    warehouse: WarehouseOption = None,
    wait: WaitOption = None,
    debug: DebugOption = False,
) -> None:
    """Take many drops, oldest first by the dates in their names; those that are done are skipped.

    A file is a drop. Of a folder every entry is one, unless pages (.html, .txt) lie in it: then the folder is the drop.
    Dates in names are 2015-08-03, 20150803, 2015-08 or 2015.

    It may be stopped by Ctrl-C or SIGTERM at any moment; the same command goes on from there. Readers get what is there
    so far every half hour (publish_minutes).

    For example:

        waqai backfill archive/ --dry-run

        waqai backfill 'archive/2015-*.warc.gz' --since 2015-08-01 --until 2015-08-31 --jobs 8

        waqai backfill --list drops.txt --only-failed
    """
    from flows.backfill import plan_backfill
    from flows.settings import load_settings

    given = [*(paths or []), *_listed(list_file)]
    if not given:
        raise typer.BadParameter("name files, globs or folders, or a list of them by --list FILE", param_hint="PATH")
    settings = load_settings(warehouse=warehouse, workers=jobs, max_reject_share=max_rejects, wait_seconds=wait)
    first, last = since.date() if since else None, until.date() if until else None
    plan = plan_backfill(given, settings, first, last, only_failed)
    if dry_run:
        show_drops(plan.todo, "would be taken, in this order")
    n_files, n_bytes = sum(drop.n_files for drop in plan.todo), sum(drop.n_bytes for drop in plan.todo)
    print(
        f"{len(plan.todo):,} drops to take ({n_files:,} files, {n_bytes / 1e6:,.1f} MB), {plan.n_done:,} done or set "
        f"aside, {plan.n_outside:,} outside the dates"
    )
    if plan.seconds:
        print(f"about {dt.timedelta(seconds=round(plan.seconds))} at the pace of earlier runs")
    elif plan.todo:
        print("no estimate: this warehouse has not taken a drop yet")
    if not dry_run and plan.todo:
        end_of_many(settings, lambda known: _backfill(known, given, first, last, only_failed))


def _backfill(
    settings: Settings, paths: list[Path], since: dt.date | None, until: dt.date | None, only_failed: bool
) -> ManySummary:
    from flows.backfill import backfill as flow
    from flows.calling import at_work, call

    return at_work(settings, lambda given: call(flow, given, paths, since, until, only_failed), debug=is_debug())


def _listed(file: Path | None) -> list[Path]:
    if file is None:
        return []
    text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    return [Path(line.strip()) for line in text.splitlines() if line.strip()]
