"""Settle: what the coder found goes in, in one transaction, and the events it touches are computed anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.changes import note_changes, remember_told
from warehouse.connect import count, single, transaction
from warehouse.errors import PartError
from warehouse.events import recompute_events, remove_codings
from warehouse.parts import from_parts, part_files


@dataclass(frozen=True, slots=True)
class Settled:
    """What settling did: pages coded, their mentions, candidates dropped and rejects, and events computed anew."""

    n_pages: int = 0
    n_mentions: int = 0
    n_dropped: int = 0
    n_rejects: int = 0
    n_events: int = 0


_STAGED_CODING = """
CREATE OR REPLACE TEMP TABLE staged_coding AS
SELECT DISTINCT page_id, coder_version, n_events, n_dropped FROM read_parquet($files)
"""

_STAGED_MENTION = """
CREATE OR REPLACE TEMP TABLE staged_mention AS SELECT * FROM read_parquet($files)
"""

# A page that is no longer current, or unknown here, has no say: its coding is passed over.
_PASS_OVER = (
    "DELETE FROM staged_coding WHERE page_id NOT IN (SELECT page_id FROM page WHERE is_current)",
    "DELETE FROM staged_mention WHERE page_id NOT IN (SELECT page_id FROM staged_coding)",
)

_INSERT_PARTY = """
INSERT INTO mention_party BY NAME
SELECT mention_id, role, ordinal, code, sector, actor_id, text, "position", char_start, char_end
FROM read_parquet($files) WHERE mention_id IN (SELECT mention_id FROM staged_mention)
"""

_INSERT_DROPPED = """
INSERT INTO dropped_candidate BY NAME
SELECT page_id, "position", char_start, char_end, rule, reason, coder_version
FROM read_parquet($files) WHERE page_id IN (SELECT page_id FROM staged_coding)
"""

_INSERT_REJECT = """
INSERT INTO reject BY NAME
SELECT stage, reason, file, detail, page_id
FROM read_parquet($files) WHERE page_id IN (SELECT page_id FROM staged_coding)
"""

_INSERT_MENTION = """
INSERT INTO mention BY NAME
SELECT
    mention_id, event_id, event_key, page_id, "position", char_start, char_end, trigger_start, trigger_end,
    cue_position, cue_start, cue_end, event_type, event_mode, factuality, quad_class, intensity,
    event_date, date_precision, date_reason, place_name, place_country, place_latitude, place_longitude,
    rule, evidence, coder_version
FROM staged_mention
"""

_TOUCHED_EVENT = """
CREATE OR REPLACE TEMP TABLE touched_event AS
SELECT event_id FROM removed_event UNION SELECT event_id FROM staged_mention
"""


def settle(con: duckdb.DuckDBPyConnection, parts: Sequence[Path], coder_version: str, run_id: str) -> Settled:
    """Load the coding folders ``parts``; what was said before of their pages is replaced, and the change noted.

    A page counts as coded if it has a row in ``coding.parquet``; one that could not be coded
    has that row too (no events), and its reject names it in ``page_id``.

    Raises:
        PartError: a part is missing, damaged, incomplete or of another coder version; nothing was loaded.
    """
    if not parts:
        return Settled()
    with transaction(con):
        from_parts(con, _STAGED_CODING, part_files(parts, "coding.parquet"))
        from_parts(con, _STAGED_MENTION, part_files(parts, "mention.parquet"))
        _verify(con, coder_version)
        for statement in _PASS_OVER:
            con.execute(statement)
        con.execute(
            "CREATE OR REPLACE TEMP TABLE uncoded_page AS "
            "SELECT page_id FROM coding WHERE page_id IN (SELECT page_id FROM staged_coding)"
        )
        remember_told(con)
        remove_codings(con)
        con.execute("INSERT INTO coding BY NAME FROM staged_coding")
        con.execute(_INSERT_MENTION)
        from_parts(con, _INSERT_PARTY, part_files(parts, "mention_party.parquet"))
        n_before = count(con, "dropped_candidate"), count(con, "reject")
        from_parts(con, _INSERT_DROPPED, part_files(parts, "dropped.parquet"))
        from_parts(con, _INSERT_REJECT, part_files(parts, "reject.parquet"))
        con.execute(_TOUCHED_EVENT)
        note_changes(con, run_id)
        recompute_events(con)
        return Settled(
            n_pages=count(con, "staged_coding"),
            n_mentions=count(con, "staged_mention"),
            n_dropped=count(con, "dropped_candidate") - n_before[0],
            n_rejects=count(con, "reject") - n_before[1],
            n_events=single(con, "SELECT count(*) FROM event WHERE event_id IN (SELECT event_id FROM touched_event)"),
        )


def _verify(con: duckdb.DuckDBPyConnection, coder_version: str) -> None:
    other = con.execute(
        "SELECT coder_version FROM staged_coding WHERE coder_version <> $v "
        "UNION SELECT coder_version FROM staged_mention WHERE coder_version <> $v LIMIT 1",
        {"v": coder_version},
    ).fetchone()
    if other:
        raise PartError(
            f"parts of coder version {other[0]} among those of {coder_version}; run again, they are made anew"
        )
    stray = con.execute(
        "SELECT page_id FROM staged_mention WHERE page_id NOT IN (SELECT page_id FROM staged_coding) LIMIT 1"
    ).fetchone()
    if stray:
        raise PartError(
            f"mentions of page {stray[0]} without its row in coding.parquet; run again, the part is made anew"
        )


def load_actors(con: duckdb.DuckDBPyConnection, actors: Path) -> int:
    """Replace the table ``actor`` by a Parquet file of its columns; returns the number of rows.

    Raises:
        PartError: the file is missing, damaged or lacks a column; the table is as it was.
    """
    with transaction(con):
        con.execute("DELETE FROM actor")
        from_parts(
            con,
            "INSERT INTO actor BY NAME SELECT actor_id, name, code, sector, wikidata_id FROM read_parquet($files)",
            [actors],
        )
    return count(con, "actor")
