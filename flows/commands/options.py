"""Options that several commands share."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

DEBUG_VARIABLE = "WAQAI_DEBUG"


def _remember_debug(value: bool) -> bool:
    if value:
        os.environ[DEBUG_VARIABLE] = "1"
    return value


WarehouseOption = Annotated[
    Path | None,
    typer.Option("--warehouse", metavar="PATH", help="The published database file (default: warehouse/waqai.duckdb)."),
]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", min=1, max=256, help="Worker processes (default: one a core).")
]
WaitOption = Annotated[
    float | None,
    typer.Option("--wait", metavar="SECONDS", min=0, help="Wait so long for another writer to finish (default: 0)."),
]
DebugOption = Annotated[
    bool, typer.Option("--debug", help="Show tracebacks and Prefect's own log.", callback=_remember_debug)
]
MaxRejectsOption = Annotated[
    float, typer.Option("--max-rejects", min=0, max=1, help="Share of rejects above which the exit code is 3.")
]


def is_debug() -> bool:
    """Whether --debug was given."""
    return os.environ.get(DEBUG_VARIABLE) == "1"
