"""The deployments: nightly and maintenance by their schedules, backfill and recode on demand, one at a time."""

from __future__ import annotations

import os
from typing import Any, cast

from prefect import Flow, serve
from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.client.schemas.schedules import CronSchedule
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron, Schedule
from prefect.types.entrypoint import EntrypointType

from flows.backfill import backfill
from flows.maintain import maintenance
from flows.nightly import nightly
from flows.recode import recode
from flows.settings import Settings, SettingsError

_WAIT_SECONDS = 6 * 3600


def serve_deployments(settings: Settings) -> None:
    """Register the deployments at the Prefect server and run what they call for, until told to stop.

    Prefect keeps them from overlapping; the warehouse's own lock does too, for commands that are called by hand.
    """
    # Each run is a process of its own, which finds its settings as this one did: what was given here goes along.
    os.environ["WAQAI_WAREHOUSE"] = str(settings.warehouse.absolute())
    if "wait_seconds" not in settings.model_fields_set:
        os.environ["WAQAI_WAIT_SECONDS"] = str(_WAIT_SECONDS)
    serve(*deployments(settings), limit=1, pause_on_shutdown=False, print_starting_message=False)


def deployments(settings: Settings) -> list[RunnerDeployment]:
    """The four deployments.

    Raises:
        SettingsError: cron or time zone is none.
    """
    # A night that takes until the next one is one night; what people ask for waits for its turn.
    one = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.CANCEL_NEW)
    in_turn = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)
    return [
        _deployment(
            nightly,
            "Every new drop of the inbox folders, and what failed before.",
            one,
            _schedule(settings, settings.cron),
        ),
        _deployment(backfill, "Many drops of old, oldest first; done ones are skipped.", in_turn),
        _deployment(recode, "Code again what an older version of the coder coded.", in_turn),
        _deployment(
            maintenance,
            "Compact the warehouse, forget Prefect's runs of long ago.",
            in_turn,
            _schedule(settings, settings.maintenance_cron),
        ),
    ]


def _schedule(settings: Settings, cron: str) -> Schedule:
    try:
        CronSchedule(cron=cron, timezone=settings.time_zone)  # which looks at them, as Cron does not
    except ValueError as error:
        raise SettingsError(f"cron {cron!r} in time_zone {settings.time_zone!r} is no schedule") from error
    return Cron(cron, timezone=settings.time_zone)


def _deployment(
    flow: Flow[Any, Any], description: str, limit: ConcurrencyLimitConfig, schedule: Schedule | None = None
) -> RunnerDeployment:
    deployment = flow.to_deployment(
        flow.name, schedule=schedule, concurrency_limit=limit, description=description,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )  # fmt: skip
    return cast("RunnerDeployment", deployment)
