"""Telling somebody that a flow failed: a command or a webhook of the settings, called by Prefect's hooks."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from prefect.logging import get_logger

from flows.calling import present_call
from flows.settings import Settings, SettingsError

if TYPE_CHECKING:
    from prefect import Flow
    from prefect.client.schemas.objects import FlowRun, State

_SECONDS = 30.0
_TRIES = 3


def tell_failure(flow: Flow[Any, Any], flow_run: FlowRun, state: State[Any]) -> None:
    """Prefect's hook: hand ``{"flow", "run", "state", "message"}`` to the command and webhook that are set.

    What goes wrong here is logged and hides nothing: the flow has failed for a reason of its own.
    """
    log = get_logger("waqai")
    try:
        settings = present_call().settings
    except SettingsError:
        log.exception("nobody was told of the failure")
        return
    told = {
        "flow": flow.name, "run": flow_run.name, "state": state.name, "message": state.message,
        "warehouse": str(settings.warehouse.absolute()),
    }  # fmt: skip
    for tell in (_command, _webhook):
        try:
            tell(settings, told)
        except Exception:
            log.exception("the failure could not be told")


def _command(settings: Settings, told: dict[str, Any]) -> None:
    if settings.failure_command:
        line = json.dumps(told, ensure_ascii=False) + "\n"
        subprocess.run(settings.failure_command, input=line, text=True, check=True, timeout=_SECONDS)  # noqa: S603 - the user's own


def _webhook(settings: Settings, told: dict[str, Any]) -> None:
    if settings.failure_webhook:
        import httpx

        with httpx.Client(timeout=_SECONDS, transport=httpx.HTTPTransport(retries=_TRIES)) as client:
            client.post(settings.failure_webhook, json=told).raise_for_status()
