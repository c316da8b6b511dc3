"""What a caller in this process hands to a flow beside its parameters, and how the command line calls flows.

A flow that a deployment runs finds nothing of this: it makes a pool of its own and is silent.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from contextlib import nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from flows.progress import Reporter, SilentReporter, progress_bars
from flows.settings import Settings, load_settings
from tasks.reading.drop import Drop

if TYPE_CHECKING:
    from prefect import Flow

    from tasks.pool import Pool

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Call:
    """Where progress goes, the settings and workers, and the drop where its files were read already."""

    reporter: Reporter
    settings: Settings
    pool: Pool | None = None
    drop: Drop | None = None


_call: ContextVar[Call | None] = ContextVar("call", default=None)


def present_call() -> Call:
    """What the caller of the flow that runs now handed over; in a deployment, the settings found where it runs."""
    return _call.get() or Call(SilentReporter(), load_settings())


def call(flow: Flow[P, T], given: Call, *parameters: P.args, **named: P.kwargs) -> T:
    """Call ``flow`` with ``given``."""
    token = _call.set(given)
    try:
        return flow(*parameters, **named)
    finally:
        _call.reset(token)


def at_work(settings: Settings, job: Callable[[Call], T], *, debug: bool = False) -> T:
    """Do ``job``, which calls flows, with bars, workers and, where none is named, a Prefect server of its own.

    SIGTERM ends it as Ctrl-C does.

    Raises:
        KeyboardInterrupt: one of the two came.
    """
    from flows.prefect_environment import at_own_server, server_address, show_logs
    from flows.prefect_server import OwnServer
    from flows.workers import workers

    signal.signal(signal.SIGTERM, _stop)
    if debug:
        show_logs()
    # Server, workers and, in this process, Prefect itself take seconds to load: all at once.
    server = OwnServer(show_errors=debug) if not os.environ.get("PREFECT_API_URL") else None
    drawn, reporter = progress_bars()
    with drawn, workers(settings) as pool:
        address = server_address()
        reporter.note(f"Prefect server: {address or 'none configured, starting an own one'}")
        with nullcontext() if address or not server else at_own_server(server.address()):
            return job(Call(reporter, settings, pool))


def _stop(signal_number: int, frame: object) -> None:
    raise KeyboardInterrupt
