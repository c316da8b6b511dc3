"""Where the warehouse is, found without loading all settings: what only reads has to answer at once."""

from __future__ import annotations

import os
from pathlib import Path

SETTINGS_FILE = "waqai.toml"
DEFAULT_WAREHOUSE = Path("warehouse/waqai.duckdb")


def warehouse_path(option: Path | None) -> Path:
    """The published file: by the option, WAQAI_WAREHOUSE, ``waqai.toml`` or the default."""
    if option is not None:
        return option
    if variable := os.environ.get("WAQAI_WAREHOUSE"):
        return Path(variable)
    if Path(SETTINGS_FILE).is_file():
        from flows.settings import load_settings

        return load_settings().warehouse
    return DEFAULT_WAREHOUSE
