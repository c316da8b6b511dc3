"""DuckDB: open, migrate, admit, settle, check, publish. No Arabic, no Prefect.

The way in is :class:`Warehouse` for the one writer and :func:`read` for readers.
"""

from warehouse.admit import Admitted, Drop, DropFile, admit
from warehouse.articles import ArticleShard, n_pages_to_code, pages_to_code
from warehouse.attempts import Attempt, AttemptStatus, attempts, begin_attempt, end_attempt
from warehouse.changes import changes
from warehouse.check import CheckResult, check
from warehouse.content import content_hash
from warehouse.dispositions import Frequency
from warehouse.errors import (
    NewerWarehouseError,
    NotAWarehouseError,
    PartError,
    QueryError,
    WarehouseError,
    WarehouseLockedError,
    WarehouseMissingError,
)
from warehouse.files import WarehouseFiles
from warehouse.runs import RunCounts, finish_run, pace, start_run
from warehouse.scripts import Script, script, scripts
from warehouse.settle import Settled, load_actors, settle
from warehouse.status import Status, Table, Writing, query, status, writing
from warehouse.store import Warehouse, read

__all__ = [
    "Admitted",
    "ArticleShard",
    "Attempt",
    "AttemptStatus",
    "CheckResult",
    "Drop",
    "DropFile",
    "Frequency",
    "NewerWarehouseError",
    "NotAWarehouseError",
    "PartError",
    "QueryError",
    "RunCounts",
    "Script",
    "Settled",
    "Status",
    "Table",
    "Warehouse",
    "WarehouseError",
    "WarehouseFiles",
    "WarehouseLockedError",
    "WarehouseMissingError",
    "Writing",
    "admit",
    "attempts",
    "begin_attempt",
    "changes",
    "check",
    "content_hash",
    "end_attempt",
    "finish_run",
    "load_actors",
    "n_pages_to_code",
    "pace",
    "pages_to_code",
    "query",
    "read",
    "script",
    "scripts",
    "settle",
    "start_run",
    "status",
    "writing",
]
