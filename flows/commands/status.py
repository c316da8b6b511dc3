"""``waqai status``: what the warehouse holds, and how its runs are."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from flows.commands.options import DebugOption, WarehouseOption

if TYPE_CHECKING:
    from warehouse import Status, Table, Writing


def status(
    warehouse: WarehouseOption = None,
    last: Annotated[int, typer.Option(min=1, help="How many drops and runs to list.")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, for monitors.")] = False,
    debug: DebugOption = False,
) -> None:
    """Show what the warehouse holds: totals, drops, runs, rejects, drops that failed, who writes it now.

    For example:

        waqai status --last 3

        waqai status --json | jq '.not_taken[] | select(.status == "set_aside")'
    """
    from flows.location import warehouse_path
    from warehouse import read, writing
    from warehouse import status as status_of

    path = warehouse_path(warehouse)
    with read(path) as con:
        found = status_of(con, last)
    now = writing(path)
    if as_json:
        told = {
            "warehouse": str(path.absolute()), **asdict(now), "totals": _records(found.totals)[0],
            "drops": _records(found.drops), "runs": _records(found.runs), "rejects": _records(found.rejects),
            "not_taken": _records(found.not_taken),
        }  # fmt: skip
        print(json.dumps(told, ensure_ascii=False, default=str))
    else:
        _show(str(path), found, now)


def _show(path: str, found: Status, now: Writing) -> None:
    from flows.show import show_table

    totals = list(zip(found.totals.columns, found.totals.rows[0], strict=True))
    show_table(("what", "count"), [(name.removeprefix("n_").replace("_", " "), n) for name, n in totals], path)
    for title, table in (
        ("drops", found.drops), ("runs", found.runs), ("rejects", found.rejects),
        ("drops that were tried and are not in", found.not_taken),
    ):  # fmt: skip
        if table.rows:
            show_table(table.columns, table.rows, title)
    print(f"published {now.published_at} UTC")
    if now.refused:
        print(f"NOT published since {now.refused_since} UTC: {now.refused}; see: waqai check --unpublished")
    if now.writer:
        print(f"being written by {now.writer}")


def _records(table: Table) -> list[dict[str, object]]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]
