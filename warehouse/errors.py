"""What can go wrong with a warehouse. Each message is one line that says what to do.

The tree::

    WarehouseError
    ├── WarehouseLockedError     another process writes
    ├── WarehouseMissingError    nothing is published there yet
    ├── NotAWarehouseError       the file is damaged, or some other file
    ├── NewerWarehouseError      a newer waqai made it
    ├── PartError                a Parquet part is missing, damaged or contradicts the warehouse
    └── QueryError               an analyst's SQL, or the name of a query or check, is wrong
"""

from __future__ import annotations


class WarehouseError(Exception):
    """Any of them: a command prints the message and ends with 1."""


class WarehouseLockedError(WarehouseError):
    """Another process holds the writer's lock; the message names it."""


class WarehouseMissingError(WarehouseError):
    """No published copy is there to read."""


class NotAWarehouseError(WarehouseError):
    """The file is no DuckDB database, a damaged one, or one without waqai's ledger."""


class NewerWarehouseError(WarehouseError):
    """The ledger lists a migration that this waqai does not know."""


class PartError(WarehouseError):
    """A part of a drop or of a coding cannot be loaded; nothing of it was."""


class QueryError(WarehouseError):
    """A query that DuckDB refuses, or a name that no file has."""


def first_line(error: BaseException) -> str:
    """The first line of DuckDB's message: the rest repeats the query."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__
