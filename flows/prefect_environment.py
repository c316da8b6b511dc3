"""Prefect's settings, made before Prefect is imported: nothing leaves the machine, nothing floods the terminal.

What the user has set in the environment stays as it is.
"""

from __future__ import annotations

import os
from pathlib import Path

_DEFAULTS = {
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "DO_NOT_TRACK": "1",
    # A first cold start takes longer than Prefect's own 20 s.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
    # Errors reach the user as waqai's own line; the logs are in Prefect's database.
    "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL": "CRITICAL",
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_SHOW_UPDATE_NOTIFICATION": "false",
    "PREFECT_CLI_PROMPT": "false",
}


def set_environment(*, debug: bool = False) -> None:
    """Set the defaults. Must come before the first ``import prefect``."""
    for name, value in _DEFAULTS.items():
        if debug and "LOGGING" in name:
            continue
        os.environ.setdefault(name, value)


def server_address() -> str | None:
    """The address of the Prefect server that the environment or the active profile names; None: it starts its own."""
    from prefect.settings import PREFECT_API_URL

    return PREFECT_API_URL.value()


def prefect_home() -> Path:
    """Where Prefect keeps its database and profiles."""
    from prefect.settings import PREFECT_HOME

    return Path(PREFECT_HOME.value())
