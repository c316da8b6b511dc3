"""``waqai clean``: the text of pages without what surrounds it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import DebugOption, MaxRejectsOption

if TYPE_CHECKING:
    from flows.settings import Settings
    from tasks.records import Record, Reject

_RECORDS_AT_ONCE = 256


def clean(
    files: Annotated[list[Path], typer.Argument(metavar="FILE", help="Pages in any format that waqai reads.")],
    diff: Annotated[bool, typer.Option("--diff", help="Show each page with what was removed, and why.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write what --diff shows to a web page.")
    ] = None,
    workers: Annotated[int, typer.Option(min=1, max=256, help="Worker processes.")] = 1,
    max_rejects: MaxRejectsOption = 0.0,
    debug: DebugOption = False,
) -> None:
    """Clean pages: one JSON line a page with its kept text, metadata, and what was removed by which rule.

    For example:

        waqai clean page.html

        waqai clean crawl.warc.gz > pages.jsonl

        waqai clean page.html --diff

        waqai clean crawl.warc.gz --html diff.html
    """
    from flows.diff import PageDiff, html_of, page_diff, show_diff
    from flows.settings import load_settings
    from tasks.parts.prepared import prepare_record
    from tasks.parts.standalone import cleaned_page
    from tasks.pool import Fault, GuardedPool
    from tasks.records import Reject

    settings = load_settings(workers=workers)
    n_records = n_refused = 0
    diffs: list[PageDiff] = []
    with GuardedPool(workers, settings.page_deadline_seconds, settings.worker_memory_bytes) as pool:
        items = _records(files, settings)
        while chunk := list(islice(items, _RECORDS_AT_ONCE)):
            outcomes = pool.map(
                partial(prepare_record, settings.limits), [item for _, item in chunk if not isinstance(item, Reject)]
            )
            for shown, item in chunk:
                n_records += 1
                outcome = item if isinstance(item, Reject) else next(outcomes)
                if isinstance(outcome, Reject | Fault):
                    n_refused += 1
                    print(f"waqai: {shown}: {outcome.reason}: {outcome.detail}", file=sys.stderr)
                elif not isinstance(item, Reject):
                    doc = item.doc or item.url or shown
                    if html:
                        diffs.append(page_diff(doc, outcome))
                    elif diff:
                        show_diff(page_diff(doc, outcome), sys.stdout)
                    else:
                        print(json.dumps(cleaned_page(doc, outcome), ensure_ascii=False))
    if html:
        html.write_text(html_of(diffs), encoding="utf-8")
        print(f"{len(diffs)} pages in {html}", file=sys.stderr)
    if n_refused > max_rejects * max(1, n_records):
        raise typer.Exit(3)


def _records(paths: list[Path], settings: Settings) -> Iterator[tuple[str, Record | Reject]]:
    """What the files hold, with the name to show: the file's path as the user gave it, and the place in it."""
    from tasks.reading.drop import manifest
    from tasks.reading.read import read_file

    for path in paths:
        drop = manifest([path])
        for reject in drop.ignored:
            yield str(path / reject.file if path.is_dir() else path), reject
        for file in drop.files:
            given = file.path if path.is_absolute() else _relative(file.path)
            for item in read_file(file, settings.limits, settings.columns):
                place = f"{given}{item.file.removeprefix(file.name)}"
                yield (f"{place}#{item.ordinal}" if item.ordinal else place), item


def _relative(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
