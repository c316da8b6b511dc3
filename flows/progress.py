"""Showing how far a run is: bars on a terminal, a line now and then where output is piped."""

from __future__ import annotations

import datetime as dt
import sys
import threading
import time
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_SECONDS_BETWEEN_LINES = 10.0


class Reporter(Protocol):
    """Where a run tells how far it is. All methods may be called from any thread."""

    def note(self, line: str) -> None:
        """Say something once."""

    def expect(self, stage: str, n_more: int) -> None:
        """``stage`` begins, or ``n_more`` pages or records are to go through it."""

    def advance(self, stage: str, n_done: int) -> None:
        """``n_done`` more are through."""

    def finish(self, stage: str) -> None:
        """All of ``stage`` are through."""


class SilentReporter:
    """Says nothing."""

    def note(self, line: str) -> None:
        """Say nothing."""

    def expect(self, stage: str, n_more: int) -> None:
        """Say nothing."""

    def advance(self, stage: str, n_done: int) -> None:
        """Say nothing."""

    def finish(self, stage: str) -> None:
        """Say nothing."""


@dataclass(slots=True)
class _Count:
    began: float
    n_expected: int = 0
    n_done: int = 0
    last_line: float = 0.0

    def speed(self) -> float:
        return self.n_done / max(1e-9, time.monotonic() - self.began)

    def left(self) -> str:
        """The time left at this speed; nothing before anything is done."""
        if not self.n_done or self.n_expected <= self.n_done:
            return ""
        return f", {dt.timedelta(seconds=round((self.n_expected - self.n_done) / self.speed()))} left"


class LineReporter:
    """Plain lines on stderr: one when a stage is through, and one every ten seconds while it lasts."""

    def __init__(self) -> None:
        self._counts: dict[str, _Count] = {}
        self._lock = threading.Lock()

    def note(self, line: str) -> None:
        """Print ``line``."""
        print(line, file=sys.stderr, flush=True)

    def expect(self, stage: str, n_more: int) -> None:
        """Begin ``stage``, or raise the number of its pages."""
        with self._lock:
            self._count(stage).n_expected += n_more

    def advance(self, stage: str, n_done: int) -> None:
        """Count, and print a line if it is time for one."""
        with self._lock:
            count = self._count(stage)
            count.n_done += n_done
            now = time.monotonic()
            if now - count.last_line < _SECONDS_BETWEEN_LINES:
                return
            count.last_line = now
            of = f" of {count.n_expected:,}" if count.n_expected else ""
            line = f"{stage}: {count.n_done:,}{of} {_unit(stage)}, {count.speed():.3g} a second{count.left()}"
        self.note(line)

    def finish(self, stage: str) -> None:
        """Print how many there were and how fast."""
        with self._lock:
            count = self._counts.get(stage)
        if count is not None and count.n_done:
            seconds = time.monotonic() - count.began
            self.note(f"{stage}: {count.n_done:,} {_unit(stage)} in {seconds:.1f} s, {count.speed():.3g} a second")

    def _count(self, stage: str) -> _Count:
        now = time.monotonic()
        return self._counts.setdefault(stage, _Count(now, last_line=now))


def _unit(stage: str) -> str:
    return "drops" if stage == "drops" else "pages"


class BarReporter:
    """A bar a stage, on a terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress
        self._bars: dict[str, TaskID] = {}
        self._expected: dict[str, int] = {}
        self._lock = threading.Lock()

    def note(self, line: str) -> None:
        """Print ``line`` above the bars."""
        self._progress.console.print(line, highlight=False)

    def expect(self, stage: str, n_more: int) -> None:
        """Make the bar of ``stage`` longer."""
        with self._lock:
            self._expected[stage] = self._expected.get(stage, 0) + n_more
            self._progress.update(self._bar(stage), total=self._expected[stage] or None)

    def advance(self, stage: str, n_done: int) -> None:
        """Fill the bar of ``stage``."""
        with self._lock:
            self._progress.advance(self._bar(stage), n_done)

    def finish(self, stage: str) -> None:
        """Fill the bar, whatever was expected."""
        with self._lock:
            bar = self._bar(stage)
            done = self._progress.tasks[bar].completed or 1
            self._progress.update(bar, total=done, completed=done)

    def _bar(self, stage: str) -> TaskID:
        if stage not in self._bars:
            self._bars[stage] = self._progress.add_task(stage, total=None)
        return self._bars[stage]


def progress_bars() -> tuple[AbstractContextManager[object], Reporter]:
    """What fits stderr: bars (a context manager to draw them in) on a terminal, else lines."""
    if not sys.stderr.isatty():
        return nullcontext(), LineReporter()
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    class _Speed(TextColumn):
        def __init__(self) -> None:
            super().__init__("")

        def render(self, task: object) -> object:  # type: ignore[override]
            from rich.text import Text

            speed = getattr(task, "finished_speed", None) or getattr(task, "speed", None)
            return Text(f"{speed:.3g} {_unit(getattr(task, 'description', ''))} a second" if speed else "")

    columns = (
        TextColumn("{task.description:8}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        TimeRemainingColumn(), _Speed(),
    )  # fmt: skip
    progress = Progress(*columns, console=Console(stderr=True))
    return progress, BarReporter(progress)
