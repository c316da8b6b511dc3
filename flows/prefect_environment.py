"""Prefect's settings, made before Prefect is imported: nothing leaves the machine, nothing floods the terminal.

What the user has set in the environment stays as it is.
"""

from __future__ import annotations

import os
from contextlib import AbstractContextManager

_DEFAULTS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    # Errors reach the user as waqai's own line; the logs are in Prefect's database.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
}


def set_environment() -> None:
    """Set the defaults. Must come before the first ``import prefect``."""
    for name, value in _DEFAULTS.items():
        os.environ.setdefault(name, value)


def show_logs() -> None:
    """Let Prefect's own log reach the terminal; to find a fault of waqai itself."""
    for name in ("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "PREFECT_SERVER_LOGGING_LEVEL"):
        if os.environ.get(name) == _DEFAULTS[name]:
            del os.environ[name]


def server_address() -> str | None:
    """The address of the Prefect server that the environment or the active profile names."""
    from prefect.settings import PREFECT_API_URL

    return PREFECT_API_URL.value() or None


def at_own_server(address: str) -> AbstractContextManager[object]:
    """Let flows go to the server of our own at ``address``."""
    from prefect.settings import PREFECT_API_URL, PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    # It watches for no flows that died, and a heart that beats takes a second to stop.
    return temporary_settings({PREFECT_API_URL: address, PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None})
