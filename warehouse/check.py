"""The SQL checks: a row that a check returns is a fault. ``fail_*`` keep a state from being published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import duckdb

from warehouse.connect import count
from warehouse.errors import WarehouseError, first_line
from warehouse.scripts import Script, scripts

SHOWN_ROWS = 20


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found: ``n_faults`` rows, the first of them in ``rows`` under ``columns``.

    ``name`` is the file's, ``sentence`` what the check says must not be.
    """

    name: str
    severity: Literal["fail", "warn"]
    sentence: str
    n_faults: int
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    @property
    def is_failure(self) -> bool:
        """True if it found a fault that forbids publishing."""
        return self.severity == "fail" and self.n_faults > 0


def check(
    con: duckdb.DuckDBPyConnection, checks: Sequence[Script] | None = None, shown_rows: int = SHOWN_ROWS
) -> list[CheckResult]:
    """Run the checks of ``sql/checks`` (or ``checks``), ``fail_*`` first.

    Raises:
        WarehouseError: a check is no valid SQL for this warehouse.
    """
    wanted = sorted(scripts("checks") if checks is None else checks, key=lambda s: s.name)
    return [_run(con, script, shown_rows) for script in wanted]


def _run(con: duckdb.DuckDBPyConnection, script: Script, shown_rows: int) -> CheckResult:
    try:
        # Into a table: DuckDB 1.5 can wait for ever where branches of a UNION stream many rows out.
        con.execute(f"CREATE OR REPLACE TEMP TABLE fault AS {script.text}")
        n_faults = count(con, "fault")
        cursor = con.execute("FROM fault LIMIT $shown_rows", {"shown_rows": shown_rows})
        columns = tuple(column[0] for column in cursor.description or ())
        rows = cursor.fetchall()
        con.execute("DROP TABLE temp.fault")
    except duckdb.Error as error:
        raise WarehouseError(f"check {script.name} cannot run: {first_line(error)}") from error
    severity: Literal["fail", "warn"] = "warn" if script.name.startswith("warn_") else "fail"
    return CheckResult(script.name, severity, script.sentence, n_faults, columns, tuple(rows))
