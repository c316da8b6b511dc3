"""``waqai serve``: the deployments on a Prefect server."""

from __future__ import annotations

import sys

import typer

from flows.commands.options import DebugOption, WarehouseOption, WorkersOption


def serve(warehouse: WarehouseOption = None, workers: WorkersOption = None, debug: DebugOption = False) -> None:
    """Serve the deployments until stopped: nightly and maintenance by their schedules, backfill and recode on demand.

    They are registered at the Prefect server that PREFECT_API_URL names, and called from its UI, from the command line
    or by their schedules (cron, maintenance_cron and time_zone of the settings). One runs at a time.

    For example:

        prefect server start

        PREFECT_API_URL=http://127.0.0.1:4200/api waqai serve

        prefect deployment run backfill/backfill --param 'paths=["archive"]'
    """
    from flows.prefect_environment import server_address, show_logs
    from flows.settings import load_settings

    settings = load_settings(warehouse=warehouse, workers=workers)
    address = server_address()
    if address is None:
        print(
            "waqai: no Prefect server is named; start one by: prefect server start; "
            "then set PREFECT_API_URL=http://127.0.0.1:4200/api",
            file=sys.stderr,
        )
        raise typer.Exit(1)
    show_logs()
    from flows.serve import serve_deployments

    print(
        f"serving nightly ({settings.cron}, {settings.time_zone}), backfill, recode and maintenance of "
        f"{settings.warehouse} at {address}; Ctrl-C stops",
        flush=True,
    )
    serve_deployments(settings)
