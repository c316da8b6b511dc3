"""Admit: the prepared parts of a drop go in, in one transaction, and only once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.connect import count, few, single, transaction
from warehouse.dispositions import Frequency, recompute_current, recompute_dispositions
from warehouse.events import recompute_events, remove_codings
from warehouse.migrate import utc_now
from warehouse.near import Compare, find_near_repeats
from warehouse.parts import from_parts, part_files


@dataclass(frozen=True, slots=True)
class DropFile:
    """A file of a drop: its path in it, its size in bytes and its SHA-256 in hexadecimal."""

    file: str
    n_bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Drop:
    """A drop as reading found it.

    ``n_records`` is what the reader counted, refused records and files included: the checks
    hold it against what arrived, so it must not be counted from the parts. ``prepare_version``
    is the digest of the step that made them.
    """

    drop_id: str
    files: tuple[DropFile, ...]
    n_records: int
    prepare_version: str


@dataclass(frozen=True, slots=True)
class Admitted:
    """What admitting did. ``is_new`` is false, and all counts 0, if the drop was here already.

    ``n_new_pages`` were unknown to the warehouse, ``n_known_pages`` came with an earlier drop;
    ``n_changed_paragraphs`` counts dispositions set by comparison with other pages.
    """

    is_new: bool
    n_records: int = 0
    n_rejects: int = 0
    n_new_pages: int = 0
    n_known_pages: int = 0
    n_changed_paragraphs: int = 0


# A page that two records of the drop became is taken once; by the nature of page_id its rows are equal.
_STAGED_PAGE = """
CREATE OR REPLACE TEMP TABLE staged_page AS
SELECT
    page_id, url, url_is_own AS is_own_url, title, author, site, language,
    published_at, published_date, published_from, kind, filename AS part, n_rows > 1 AS is_twice
FROM (
    SELECT *, count(*) OVER page AS n_rows, row_number() OVER page AS nth
    FROM read_parquet($files, filename = true)
    WINDOW page AS (PARTITION BY page_id ORDER BY filename ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
)
WHERE nth = 1
"""

_STAGED_RECORD = """
CREATE OR REPLACE TEMP TABLE staged_record AS
SELECT file, ordinal, page_id, fetched_at FROM read_parquet($files)
"""

_STAGED_REJECT = """
CREATE OR REPLACE TEMP TABLE staged_reject AS
SELECT stage, reason, file, ordinal, detail FROM read_parquet($files)
"""

_NEW_PAGE = f"""
CREATE OR REPLACE TEMP TABLE new_page AS
WITH known AS (
    SELECT page_id FROM page WHERE page_id IN {few("staged_page", "page_id")}
)
SELECT page_id, is_twice FROM staged_page WHERE page_id NOT IN (FROM known)
"""  # noqa: S608 - own names

_FETCHED = """
CREATE OR REPLACE TEMP TABLE fetched AS
SELECT page_id, max(fetched_at) AS fetched_at FROM staged_record WHERE fetched_at IS NOT NULL GROUP BY page_id
"""

_INSERT_PAGE = """
INSERT INTO page BY NAME
SELECT
    page_id, url, is_own_url, title, author, site, language, published_at, published_date, published_from, kind,
    fetched_at, NOT is_own_url AS is_current
FROM staged_page JOIN new_page USING (page_id) LEFT JOIN fetched USING (page_id)
"""

_RAISE_FETCHED = """
UPDATE page SET fetched_at = fetched.fetched_at
FROM fetched
WHERE page.page_id = fetched.page_id AND (page.fetched_at IS NULL OR page.fetched_at < fetched.fetched_at)
"""

_INSERT_PARAGRAPH = r"""
INSERT INTO paragraph BY NAME
SELECT {distinct}
    page_id, "position", kind, text, fingerprint,
    length(regexp_replace(text, '[^\p{{L}}]|ـ', '', 'g')) AS n_letters,
    disposition, rule, similarity,
    CASE WHEN keeper_position IS NOT NULL THEN page_id END AS keeper_page_id, keeper_position,
    disposition AS page_disposition, rule AS page_rule
FROM read_parquet($files)
WHERE page_id IN (SELECT page_id FROM new_page WHERE is_twice = {is_twice})
{order}
"""
_INSERT_PARAGRAPHS = _INSERT_PARAGRAPH.format(distinct="", is_twice="false", order="")
_INSERT_PARAGRAPHS_ONCE = _INSERT_PARAGRAPH.format(
    distinct='DISTINCT ON (page_id, "position")',
    is_twice="true",
    order='ORDER BY page_id, "position", disposition, rule, keeper_position, text',
)

_TOUCHED_TEXT = """
CREATE OR REPLACE TEMP TABLE touched_text AS
SELECT DISTINCT fingerprint FROM read_parquet($files)
WHERE page_id IN (SELECT page_id FROM new_page) AND disposition = 'kept'
"""

# What is no longer current is not coded, and what reads otherwise is coded again.
_UNCODED_PAGE = """
CREATE OR REPLACE TEMP TABLE uncoded_page AS
SELECT page_id FROM changed_page WHERE NOT now_current
UNION
SELECT page_id FROM changed_paragraph WHERE is_other_text
"""

# Events whose counts rest on dispositions that changed are touched too; new pages have none yet.
_TOUCHED_EVENT = """
CREATE OR REPLACE TEMP TABLE touched_event AS
SELECT event_id FROM removed_event
UNION
SELECT event_id FROM mention
WHERE page_id IN (SELECT page_id FROM changed_paragraph WHERE page_id NOT IN (SELECT page_id FROM new_page))
"""


def admit(
    con: duckdb.DuckDBPyConnection,
    drop: Drop,
    parts: Sequence[Path],
    run_id: str,
    compare: Compare,
    frequency: Frequency = Frequency(),  # noqa: B008 - frozen
) -> Admitted:
    """Load the prepared folders ``parts`` of ``drop``; a drop admitted before changes nothing.

    ``compare`` judges texts that may be near repeats; ``frequency`` says from how many pages on a site's line is
    furniture.

    Pages that came with an earlier drop only gain records. Which version of a URL is current
    and which of equal paragraphs is kept is computed anew for what the drop touched; codings of
    pages that are no longer current go, and the events that they told are computed anew.

    Raises:
        PartError: a part is missing, damaged or incomplete; nothing was loaded.
    """
    known = con.execute('SELECT 1 FROM "drop" WHERE drop_id = ?', [drop.drop_id]).fetchone()
    if known:
        return Admitted(is_new=False)
    with transaction(con):
        admitted = _load(con, drop, parts, compare, frequency) if parts else Admitted(is_new=True)
        con.execute(
            'INSERT INTO "drop" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
            [
                drop.drop_id,
                len(drop.files),
                sum(f.n_bytes for f in drop.files),
                drop.n_records,
                admitted.n_new_pages + admitted.n_known_pages,
                admitted.n_rejects,
                drop.prepare_version,
                run_id,
                utc_now(),
            ],
        )
        _insert_files(con, drop)
    return admitted


def _load(
    con: duckdb.DuckDBPyConnection, drop: Drop, parts: Sequence[Path], compare: Compare, frequency: Frequency
) -> Admitted:
    from_parts(con, _STAGED_PAGE, part_files(parts, "page.parquet"))
    from_parts(con, _STAGED_RECORD, part_files(parts, "record.parquet"))
    from_parts(con, _STAGED_REJECT, part_files(parts, "reject.parquet"))
    con.execute(_NEW_PAGE)
    con.execute(_FETCHED)
    con.execute(_RAISE_FETCHED)
    con.execute(_INSERT_PAGE)
    paragraphs = part_files(parts, "paragraph.parquet")
    from_parts(con, _INSERT_PARAGRAPHS, paragraphs)
    if single(con, "SELECT count(*) FROM new_page WHERE is_twice"):
        from_parts(con, _INSERT_PARAGRAPHS_ONCE, paragraphs)
    from_parts(con, _TOUCHED_TEXT, paragraphs)
    con.execute(
        "INSERT INTO record BY NAME SELECT $drop_id AS drop_id, * FROM staged_record", {"drop_id": drop.drop_id}
    )
    con.execute(
        "INSERT INTO reject BY NAME SELECT $drop_id AS drop_id, * FROM staged_reject", {"drop_id": drop.drop_id}
    )
    con.execute("CREATE OR REPLACE TEMP TABLE touched_url AS SELECT DISTINCT url FROM staged_page WHERE is_own_url")
    recompute_current(con)
    find_near_repeats(con, part_files(parts, "signature.parquet"), compare)
    recompute_dispositions(con, frequency)
    con.execute(_UNCODED_PAGE)
    remove_codings(con)
    con.execute(_TOUCHED_EVENT)
    recompute_events(con)
    n_new = count(con, "new_page")
    return Admitted(
        is_new=True,
        n_records=count(con, "staged_record"),
        n_rejects=count(con, "staged_reject"),
        n_new_pages=n_new,
        n_known_pages=count(con, "staged_page") - n_new,
        n_changed_paragraphs=count(con, "changed_paragraph"),
    )


def _insert_files(con: duckdb.DuckDBPyConnection, drop: Drop) -> None:
    con.execute(
        """
        INSERT INTO drop_file
        SELECT $drop_id, unnest($file), unnest($n_bytes), unnest($sha256)
        """,
        {
            "drop_id": drop.drop_id,
            "file": [f.file for f in drop.files],
            "n_bytes": [f.n_bytes for f in drop.files],
            "sha256": [f.sha256 for f in drop.files],
        },
    )
