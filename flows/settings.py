"""The settings: WAQAI_* variables before ``waqai.toml`` in the current folder before the defaults below."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from flows.location import DEFAULT_WAREHOUSE, SETTINGS_FILE
from tasks.reading.limits import Limits
from tasks.reading.rows import FIELDS
from warehouse import Frequency


class SettingsError(Exception):
    """A setting that can't be used. The message is one line that names it."""


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class Settings(BaseSettings):
    """All settings of waqai. A field ``x`` is the variable ``WAQAI_X``; ``limits.y`` is ``WAQAI_LIMITS__Y``."""

    model_config = SettingsConfigDict(
        env_prefix="WAQAI_", env_nested_delimiter="__", toml_file=SETTINGS_FILE, extra="forbid", frozen=True
    )

    warehouse: Annotated[Path, Field(description="the published database file")] = DEFAULT_WAREHOUSE
    engine: Annotated[
        Literal["processes", "threads", "dask"], Field(description="what works on the shards of a run")
    ] = "processes"
    dask_address: Annotated[str, Field(description="the scheduler of the Dask cluster, such as tcp://HOST:8786")] = ""
    parts: Annotated[
        str, Field(description="URL that parts lie at, such as s3://BUCKET/PREFIX; if empty, a folder by the warehouse")
    ] = ""
    workers: Annotated[int, Field(ge=1, le=256, description="worker processes")] = Field(default_factory=_cores)
    shard_pages: Annotated[int, Field(ge=1, le=100_000, description="pages a shard")] = 1000
    page_deadline_seconds: Annotated[float, Field(gt=0, description="what a page may take")] = 30.0
    worker_memory_bytes: Annotated[int, Field(ge=1_000_000_000, description="of a worker")] = 4_000_000_000
    max_reject_share: Annotated[
        float, Field(ge=0, le=1, description="share of rejects above which a run ends with exit code 3")
    ] = 0.1
    wait_seconds: Annotated[
        float, Field(ge=0, description="how long a writer waits for another one to finish before it gives up")
    ] = 0.0
    inbox: Annotated[list[Path], Field(description="folders that nightly takes new drops from")] = []
    inbox_quiet_seconds: Annotated[
        float, Field(ge=0, description="a drop without a marker is complete once nothing in it changed for so long")
    ] = 300.0
    max_tries: Annotated[int, Field(ge=1, description="tries after which a drop that fails is set aside")] = 3
    batch_drops: Annotated[int, Field(ge=1, description="drops that are admitted before they are coded")] = 50
    publish_minutes: Annotated[
        float, Field(gt=0, description="in a run of many drops, how often readers get what is there so far")
    ] = 30.0
    keep_copies: Annotated[int, Field(ge=0, description="earlier published states that are kept")] = 3
    cron: Annotated[str, Field(description="when serve calls nightly")] = "0 2 * * *"
    maintenance_cron: Annotated[str, Field(description="when serve calls maintenance")] = "0 14 * * 6"
    time_zone: Annotated[str, Field(description="IANA name of the zone that both are in")] = "UTC"
    keep_runs_days: Annotated[int, Field(ge=1, description="how long maintenance keeps Prefect's runs and logs")] = 90
    failure_command: Annotated[
        list[str], Field(description="called with one JSON line on its stdin when a scheduled flow fails")
    ] = []
    failure_webhook: Annotated[str, Field(description="URL that gets the same JSON by POST")] = ""
    columns: Annotated[
        dict[str, str], Field(description=f"other names of JSONL and Parquet columns, by field ({', '.join(FIELDS)})")
    ] = {}
    frequency: Annotated[
        Frequency, Field(description="on how many pages of a site, under different titles, a line is furniture")
    ] = Frequency()
    limits: Annotated[Limits, Field(description="what a page, an archive and a tag may be")] = Limits()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Options of the command line, variables, the file; no ``.env``, no secrets folder."""
        return init_settings, env_settings, TomlConfigSettingsSource(settings_cls)


def load_settings(**given: object) -> Settings:
    """The settings, with what the command line gives (None: not given) before all else.

    Raises:
        SettingsError: one is unknown or out of its range, or the file is no TOML.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]
    except ValidationError as error:
        fault = error.errors()[0]
        name = ".".join(str(part) for part in fault["loc"])
        raise SettingsError(f"setting {name}: {fault['msg']} (from {SETTINGS_FILE}, WAQAI_* or an option)") from error
    except ValueError as error:  # TOML that is none, a variable that is no JSON
        raise SettingsError(f"{SETTINGS_FILE} or a WAQAI_* variable can't be read: {error}") from error
