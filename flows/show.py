"""Tables for people: boxed on a terminal, plain columns where output is piped."""

from __future__ import annotations

import datetime as dt
import json
import sys
import unicodedata
from collections.abc import Sequence
from typing import TextIO

_RIGHT_TO_LEFT, _END = "\u2067", "\u2069"


def show_table(
    columns: Sequence[str], rows: Sequence[Sequence[object]], title: str | None = None, out: TextIO | None = None
) -> None:
    """Print ``rows`` under ``columns``; numbers stand to the right, Arabic cells run from the right."""
    out = out or sys.stdout
    cells = [[as_text(value) for value in row] for row in rows]
    numeric = _numeric(columns, rows)
    if out.isatty():
        _show_boxed(columns, cells, numeric, title, out)
    else:
        _show_plain(columns, cells, numeric, title, out)


def as_text(value: object) -> str:
    """A value of a result as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.2f}"
    if isinstance(value, list | tuple):
        return ", ".join(as_text(item) or "-" for item in value)
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return " ".join(str(value).split())


def isolated(text: str) -> str:
    """``text`` between bidi isolates if it is Arabic, so that a terminal does not mix it with its neighbours."""
    is_arabic = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text)
    return f"{_RIGHT_TO_LEFT}{text}{_END}" if is_arabic else text


def _numeric(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> list[bool]:
    return [
        any(row[n] is not None for row in rows)
        and all(isinstance(row[n], int | float) or row[n] is None for row in rows)
        for n in range(len(columns))
    ]


def _show_boxed(
    columns: Sequence[str], cells: list[list[str]], numeric: list[bool], title: str | None, out: TextIO
) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    for column, is_number in zip(columns, numeric, strict=True):
        table.add_column(column, justify="right" if is_number else "left", overflow="fold")
    for row in cells:
        table.add_row(*(Text(isolated(cell)) for cell in row))
    Console(file=out).print(table)


def _show_plain(
    columns: Sequence[str], cells: list[list[str]], numeric: list[bool], title: str | None, out: TextIO
) -> None:
    lines = [list(columns), *cells]
    widths = [max(len(line[n]) for line in lines) for n in range(len(columns))]
    if title:
        print(title, file=out)
    for line in lines:
        aligned = (
            cell.rjust(width) if is_number else cell.ljust(width)
            for cell, width, is_number in zip(line, widths, numeric, strict=True)
        )
        print("  ".join(aligned).rstrip(), file=out)
    print(file=out)
