"""``waqai code``: events of pages given as text, without a warehouse."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.commands.options import DebugOption, MaxRejectsOption

if TYPE_CHECKING:
    from tasks.parts.standalone import TextPage

_PAGES_AT_ONCE = 512


def code(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="JSONL of pages or plain text; - is stdin.")],
    why: Annotated[
        bool, typer.Option("--why", help="Add what was dropped and the reason; count the reasons on stderr.")
    ] = False,
    workers: Annotated[int, typer.Option(min=1, max=256, help="Worker processes.")] = 1,
    max_rejects: MaxRejectsOption = 0.0,
    debug: DebugOption = False,
) -> None:
    """Code pages of text: one JSON line a page with its events, with offsets into the text as given.

    JSONL has "text" and, where known, "doc" or "url", "title" and "published". Touches no warehouse.

    For example:

        waqai code pages.jsonl > events.jsonl

        echo "التقى وزير الخارجية المصري نظيره التركي في أنقرة" | waqai code -
    """
    n_lines = n_refused = 0
    reasons: Counter[str] = Counter()
    with _coder(workers) as coder:
        lines = _pages(file)
        while chunk := list(islice(lines, _PAGES_AT_ONCE)):
            outcomes = iter(coder([page for _, page in chunk if not isinstance(page, str)]))
            for line_number, page in chunk:
                n_lines += 1
                outcome = page if isinstance(page, str) else next(outcomes)
                if isinstance(outcome, str):
                    n_refused += 1
                    print(f"waqai: {file}:{line_number}: {outcome}", file=sys.stderr)
                    continue
                reasons.update(candidate["reason"] for candidate in outcome["dropped"])
                if not why:
                    del outcome["dropped"]
                print(json.dumps(outcome, ensure_ascii=False))
    if why:
        counts = ", ".join(f"{reason} {n}" for reason, n in reasons.most_common())
        print(f"dropped: {counts or 'nothing'}", file=sys.stderr)
    if n_refused > max_rejects * max(1, n_lines):
        raise typer.Exit(3)


def _pages(file: str) -> Iterator[tuple[int, TextPage | str]]:
    """(line number, page or why it is none) of a file or stdin."""
    from tasks.parts.standalone import LineError, TextPage, read_line
    from tasks.reading.decode import decode_bytes
    from tasks.reading.errors import DecodeError

    source = sys.stdin.buffer if file == "-" else Path(file).open("rb")  # noqa: SIM115 - closed by the with below
    with nullcontext() if file == "-" else source:
        first, head = 1, source.readline()
        while head and not head.strip():
            first, head = first + 1, source.readline()
        if not _is_jsonl(file, head):
            try:
                yield first, TextPage(file, decode_bytes(head + source.read()))
            except DecodeError as error:
                yield first, str(error)
            return
        number = first
        while head:
            if head.strip():
                try:
                    yield number, read_line(decode_bytes(head), f"{file}:{number}")
                except (LineError, DecodeError) as error:
                    yield number, str(error)
            number, head = number + 1, source.readline()


def _is_jsonl(file: str, head: bytes) -> bool:
    """By its name, else by its first line that is not blank."""
    suffix = Path(file).suffix.lower()
    if suffix in (".jsonl", ".ndjson", ".json"):
        return True
    return suffix != ".txt" and head.lstrip(b"\xef\xbb\xbf \t").startswith(b"{")


@contextmanager
def _coder(workers: int) -> Iterator[Callable[[list[TextPage]], Iterator[dict[str, Any] | str]]]:
    """Codes lists of pages, in this process or in workers; gives a record, or one line of why not, for each."""
    from tasks.parts.standalone import code_page

    if workers == 1:
        yield lambda pages: map(code_page, pages)
        return
    from flows.settings import load_settings
    from tasks.pool import Fault, GuardedPool

    settings = load_settings(workers=workers)

    def in_workers(pages: list[TextPage]) -> Iterator[dict[str, Any] | str]:
        for outcome in pool.map(code_page, pages):
            yield f"{outcome.reason}: {outcome.detail}" if isinstance(outcome, Fault) else outcome

    with GuardedPool(workers, settings.page_deadline_seconds, settings.worker_memory_bytes) as pool:
        yield in_workers
