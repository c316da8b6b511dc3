"""``waqai run``: one drop from raw pages to events."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import DebugOption, WaitOption, WarehouseOption, WorkersOption, is_debug

if TYPE_CHECKING:
    from flows.calling import Call
    from flows.plan import Plan
    from flows.settings import Settings
    from flows.summary import RunSummary
    from tasks.reading.drop import Drop

_MEGABYTE = 1_000_000


def run(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Files, folders or globs that make the drop.")],
    warehouse: WarehouseOption = None,
    workers: WorkersOption = None,
    max_rejects: Annotated[
        float | None, typer.Option(min=0, max=1, help="Share of rejects above which the exit code is 3 (default: 0.1).")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,
    wait: WaitOption = None,
    debug: DebugOption = False,
) -> None:
    """Take one drop from raw pages to events.

    HTML, text, JSONL, Parquet, WARC and WET, also compressed or in zip and tar.

    The same content again, under any name, changes nothing.

    A run that was stopped or killed goes on where it was when called again.

    For example:

        waqai run tests/drops/sample

        waqai run news/2022-02-*.warc.gz --warehouse feb.duckdb

        waqai run news.zip --dry-run
    """
    from flows.settings import load_settings
    from tasks.reading.drop import manifest

    settings = load_settings(warehouse=warehouse, workers=workers, max_reject_share=max_rejects, wait_seconds=wait)
    drop = manifest(paths)
    if dry_run:
        _show_plan(drop, settings)
        return
    try:
        summary = _run(drop, paths, settings)
    except KeyboardInterrupt:
        print("waqai: stopped; the same command goes on from here", file=sys.stderr)
        raise typer.Exit(1) from None
    _show_summary(summary)
    if summary.failures:
        raise typer.Exit(1)
    if summary.reject_share > settings.max_reject_share:
        share = f"{summary.reject_share:.1%} of the records were refused, more than {settings.max_reject_share:.1%}"
        print(f'waqai: {share}; see them by: waqai sql "FROM reject"', file=sys.stderr)
        raise typer.Exit(3)


def _run(drop: Drop, paths: list[Path], settings: Settings) -> RunSummary:
    from flows.calling import at_work
    from flows.plan import nothing_to_do
    from warehouse import Warehouse, WarehouseFiles

    files = WarehouseFiles.beside(settings.warehouse)
    if files.published.is_file() or files.writer.is_file():
        with Warehouse.open(settings.warehouse, command="run", wait_seconds=settings.wait_seconds) as opened:
            known = nothing_to_do(opened, drop)
        if known is not None:
            return known
    return at_work(settings, lambda given: _call_flow(paths, replace(given, drop=drop)), debug=is_debug())


def _call_flow(paths: list[Path], given: Call) -> RunSummary:
    from flows.calling import call
    from flows.run import DropNotPublishedError, run

    try:
        return call(run, given, paths)
    except DropNotPublishedError as error:
        print(f"waqai: {error}", file=sys.stderr)
        return error.summary


def _show_plan(drop: Drop, settings: Settings) -> None:
    from flows.plan import plan
    from flows.show import show_table

    planned: Plan = plan(drop, settings)
    show_table(
        ("format", "files", "megabytes"),
        [(kind, n, size / _MEGABYTE) for kind, n, size in planned.formats],
        f"drop {drop.drop_id:.8}: {len(drop.files):,} files to read, {len(drop.ignored):,} passed over",
    )
    for reject in drop.ignored:
        print(f"passed over: {reject.file}: {reject.detail}")
    if planned.is_known:
        print(f"{settings.warehouse} holds this drop already")
    if planned.n_uncoded:
        print(f"{planned.n_uncoded:,} pages of {settings.warehouse} wait for this version of the coder")
    if not planned.is_known:
        print(f"would be read, cleaned and coded with {settings.workers} workers into {settings.warehouse}")


def _show_summary(summary: RunSummary) -> None:
    from flows.show import show_table

    done = summary.outcome
    if not summary.is_new:
        print(
            f"nothing new: drop {summary.drop_id:.8} is in {summary.published} with {done.n_pages:,} pages "
            f"and {done.n_events:,} events"
        )
        return
    show_table(
        ("stage", "count"),
        (
            ("files", done.n_files), ("records", done.n_records), ("pages", done.n_pages),
            ("paragraphs kept", done.n_kept), ("paragraphs removed", done.n_removed), ("rejects", done.n_rejects),
            ("pages coded", done.n_coded), ("mentions", done.n_mentions), ("events", done.n_events),
        ),
        f"drop {summary.drop_id:.8}",
    )  # fmt: skip
    if done.events_by_type:
        show_table(("event type", "events"), done.events_by_type)
    if done.rejects:
        show_table(("refused at", "reason", "records"), done.rejects)
    if summary.checks:
        show_table(("check", "faults", "what it finds"), [(c.name, c.n_faults, c.sentence) for c in summary.checks])
    print("seconds: " + ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in summary.seconds.items()))
    if summary.published:
        print(f"published: {summary.published}; query it by: waqai sql who_meets_whom")
