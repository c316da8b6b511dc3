from __future__ import annotations

import flows  # noqa: F401 - sets Prefect's environment before any test imports it
