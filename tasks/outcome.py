"""What became of a drop, counted in the warehouse: the same after one run or after many that were killed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import duckdb

import warehouse as store


class RejectCount(NamedTuple):
    """How many records were refused at ``stage`` for ``reason``."""

    stage: str
    reason: str
    n: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """A drop's way through the stages.

    ``n_pages`` are its distinct pages, ``n_kept`` and ``n_removed`` their paragraphs; ``events_by_type`` counts the
    events that its pages tell, whether or not other drops tell them too.
    """

    n_files: int
    n_records: int
    n_pages: int
    n_kept: int
    n_removed: int
    n_coded: int
    n_mentions: int
    n_events: int
    rejects: tuple[RejectCount, ...]
    events_by_type: tuple[tuple[str, int], ...]

    @property
    def n_rejects(self) -> int:
        """Records, files and pages refused at any stage."""
        return sum(reject.n for reject in self.rejects)


_COUNTS = """
WITH mine AS (SELECT DISTINCT page_id FROM record WHERE drop_id = $drop_id)
SELECT
    entry.n_files,
    entry.n_records,
    (SELECT count(*) FROM mine),
    (SELECT count(*) FROM paragraph JOIN mine USING (page_id) WHERE disposition = 'kept'),
    (SELECT count(*) FROM paragraph JOIN mine USING (page_id) WHERE disposition <> 'kept'),
    (SELECT count(*) FROM coding JOIN mine USING (page_id)),
    (SELECT count(*) FROM mention JOIN mine USING (page_id)),
    (SELECT count(DISTINCT event_id) FROM mention JOIN mine USING (page_id))
FROM "drop" AS entry WHERE drop_id = $drop_id
"""

_REJECTS = """
SELECT stage, reason, count(*) AS n FROM reject
WHERE drop_id = $drop_id OR page_id IN (SELECT page_id FROM record WHERE drop_id = $drop_id)
GROUP BY stage, reason ORDER BY n DESC, stage, reason
"""

_EVENTS = """
SELECT event_type, count(DISTINCT event_id) AS n FROM mention
WHERE page_id IN (SELECT page_id FROM record WHERE drop_id = $drop_id)
GROUP BY event_type ORDER BY n DESC, event_type
"""


def outcome(con: duckdb.DuckDBPyConnection, drop_id: str) -> Outcome:
    """Count what became of an admitted drop."""
    known = {"drop_id": drop_id}
    rows: list[tuple[int, ...]] = con.execute(_COUNTS, known).fetchall()
    if not rows:
        raise ValueError(f"drop {drop_id} was never admitted")
    files, records, pages, kept, removed, coded, mentions, n_events = rows[0]
    rejects = tuple(RejectCount(*row) for row in con.execute(_REJECTS, known).fetchall())
    events = tuple((kind, n) for kind, n in con.execute(_EVENTS, known).fetchall())
    return Outcome(files, records, pages, kept, removed, coded, mentions, n_events, rejects, events)


def is_admitted(con: duckdb.DuckDBPyConnection, drop_id: str) -> bool:
    """Whether the warehouse holds the drop."""
    return con.execute('SELECT 1 FROM "drop" WHERE drop_id = ?', [drop_id]).fetchone() is not None


def admitted_drops(con: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The drops that the warehouse holds."""
    return frozenset(drop_id for (drop_id,) in con.execute('SELECT drop_id FROM "drop"').fetchall())


_LAST_DONE = "SELECT run_id FROM run WHERE status = 'done' ORDER BY finished_at DESC, run_id LIMIT 1"


def is_published(warehouse: store.Warehouse) -> bool:
    """Whether readers see the last run that ended well (a kill may come between its end and the copy)."""
    last = warehouse.con.execute(_LAST_DONE).fetchone()
    if last is None or not warehouse.files.published.is_file():
        return False
    try:
        with store.read(warehouse.files.published) as con:
            return con.execute(_LAST_DONE).fetchone() == last
    except store.WarehouseError:
        return False  # a damaged copy is none
