"""``waqai check``: the SQL checks."""

from __future__ import annotations

from typing import Annotated

import typer

from flows.commands.options import DebugOption, WarehouseOption


def check(
    warehouse: WarehouseOption = None,
    unpublished: Annotated[
        bool, typer.Option("--unpublished", help="Check the writer's own state, after a run that was not published.")
    ] = False,
    debug: DebugOption = False,
) -> None:
    """Run the SQL checks and show their offending rows. Exit code 1 if a fail_* check has any.

    For example:

        waqai check

        waqai check --unpublished
    """
    from flows.location import warehouse_path
    from flows.show import show_table
    from warehouse import Warehouse, WarehouseMissingError, read
    from warehouse import check as run_checks

    path = warehouse_path(warehouse)
    if unpublished:
        from warehouse import WarehouseFiles

        if not WarehouseFiles.beside(path).writer.is_file():
            raise WarehouseMissingError(f"no run has written beside {path}; make one with: waqai run PATH...")
        with Warehouse.open(path) as opened:
            results = run_checks(opened.con)
    else:
        with read(path) as con:
            results = run_checks(con)
    show_table(
        ("check", "faults", "a row is"),
        [(result.name, result.n_faults, result.sentence) for result in results],
        str(path),
    )
    for result in results:
        if result.n_faults:
            shown = f", the first {len(result.rows)}" if len(result.rows) < result.n_faults else ""
            show_table(result.columns, result.rows, f"{result.name}: {result.n_faults:,} rows{shown}")
    if any(result.is_failure for result in results):
        raise typer.Exit(1)
