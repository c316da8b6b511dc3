"""What the commands that take many drops show, and how they end."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from flows.settings import Settings
    from flows.summary import ManySummary
    from tasks.reading.inbox import FoundDrop

_MEGABYTE = 1_000_000


def show_drops(drops: Sequence[FoundDrop], title: str) -> None:
    """List drops that have not been read yet."""
    from flows.show import show_table

    rows = [(drop.since, drop.n_files, drop.n_bytes / _MEGABYTE, drop.name) for drop in drops]
    show_table(("day", "files", "megabytes", "drop"), rows, f"{len(drops):,} drops {title}")


def end_of_many(settings: Settings, job: Callable[[Settings], ManySummary]) -> None:
    """Do ``job`` and show what it did. Exit code 1 if a drop or a check failed, 3 if too many records were refused."""
    from flows.many import DropsNotPublishedError

    try:
        summary = job(settings)
    except KeyboardInterrupt:
        print("waqai: stopped; the same command goes on from here", file=sys.stderr)
        raise typer.Exit(1) from None
    except DropsNotPublishedError as error:
        print(f"waqai: {error}", file=sys.stderr)
        summary = error.summary
    _show(summary)
    if summary.failed or summary.published is None:
        raise typer.Exit(1)
    if summary.reject_share > settings.max_reject_share:
        share = f"{summary.reject_share:.1%} of the records were refused, more than {settings.max_reject_share:.1%}"
        print(f'waqai: {share}; see them by: waqai sql "FROM reject"', file=sys.stderr)
        raise typer.Exit(3)


def _show(summary: ManySummary) -> None:
    from flows.show import show_table

    counts = summary.counts
    statuses = Counter(drop.status.replace("_", " ") for drop in summary.taken)
    show_table(
        ("what was new", "count"),
        (
            ("drops", counts.n_drops), ("records", counts.n_records), ("pages", counts.n_pages),
            ("rejects", counts.n_rejects), ("mentions", counts.n_mentions), ("events", counts.n_events),
        ),
        ", ".join(f"{n:,} {status}" for status, n in statuses.items()),
    )  # fmt: skip
    if summary.failed:
        failed = [(drop.name, drop.status.replace("_", " "), drop.detail) for drop in summary.failed]
        show_table(("drop", "status", "why"), failed, "failed")
    if summary.rejects:
        show_table(("refused at", "reason", "records"), summary.rejects)
    if summary.checks:
        show_table(("check", "faults", "what it finds"), [(c.name, c.n_faults, c.sentence) for c in summary.checks])
    if summary.n_set_aside:
        print(f"{summary.n_set_aside:,} drops are set aside (waqai status); again: waqai backfill PATH --only-failed")
    print("seconds: " + ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in summary.seconds.items()))
    if summary.published:
        print(f"published: {summary.published}")
