from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.migrate import migrate, replace_views


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty warehouse in memory."""
    with duckdb.connect() as con:
        migrate(con, Path("memory"))
        replace_views(con)
        con.execute(
            "INSERT INTO run (run_id, command, status, started_at) VALUES ('r1', 'run', 'done', now()::TIMESTAMP)"
        )
        yield con
