"""Reading the tab-separated files that linguistic knowledge is kept in."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# How many more objects than are let go it takes until the garbage collector searches anew (Python's own: 700).
_OBJECTS_BEFORE_SEARCH = 10_000


class LexiconError(ValueError):
    """A line of a lexicon that can't be used; the message names file and line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its cells by column name, and where it stands."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def alternatives(self, column: str) -> list[str]:
        """The ``|``-separated alternatives of a cell; none for an empty one."""
        return [part.strip() for part in self.cells[column].split("|") if part.strip()]

    def error(self, message: str) -> LexiconError:
        """An error that says where this row stands."""
        return LexiconError(f"{self.file}:{self.line}: {message}")


def read_table(path: Path, columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a lexicon file: ``#`` comments and blank lines are passed over, the first row left names the columns.

    Raises LexiconError where one of ``columns`` is missing or a row has more cells than the first row.
    """
    header: list[str] = []
    for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not text.strip() or text.startswith("#"):
            continue
        cells = text.split("\t")
        if not header:
            header = cells
            if missing := [column for column in columns if column not in header]:
                raise LexiconError(f"{path.name}:{line}: the first row lacks the column {missing[0]}")
            continue
        if len(cells) > len(header):
            raise LexiconError(f"{path.name}:{line}: {len(cells)} cells, there are {len(header)} columns")
        cells += [""] * (len(header) - len(cells))
        yield Row(path.name, line, dict(zip(header, (cell.strip() for cell in cells), strict=True)))


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Let the garbage collector rest while tables are compiled: all that is made stays, it would search in vain.

    Nor does it look through them later, and seldom through the rest: texts are read into many objects, few in circles.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
        gc.set_threshold(_OBJECTS_BEFORE_SEARCH)
    finally:
        if was_on:
            gc.enable()
