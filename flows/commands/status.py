"""``waqai status``: what the warehouse holds."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.options import DebugOption, WarehouseOption


def status(
    warehouse: WarehouseOption = None,
    last: Annotated[int, typer.Option(min=1, help="How many drops and runs to list.")] = 10,
    debug: DebugOption = False,
) -> None:
    """Show what the warehouse holds: totals, drops, runs and rejects.

    For example:

        waqai status --last 3
    """
    from flows.location import warehouse_path
    from flows.show import show_table
    from warehouse import read
    from warehouse import status as status_of

    path = warehouse_path(warehouse)
    with read(path) as con:
        found = status_of(con, last)
    totals = list(zip(found.totals.columns, found.totals.rows[0], strict=True))
    show_table(("what", "count"), [(name.removeprefix("n_").replace("_", " "), n) for name, n in totals], str(path))
    for title, table in (("drops", found.drops), ("runs", found.runs), ("rejects", found.rejects)):
        if table.rows:
            show_table(table.columns, table.rows, title)
