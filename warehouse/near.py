"""Near repeats across pages: candidates by shared bands, a verdict from the caller, groups of copies.

Which pairs are compared depends on the texts alone, never on the order they came in: two texts are compared if they
share a band that at most MOST_ALIKE texts share. A band that outgrows that belongs to a template ("the dollar stood
at ..."), and the pairs that only it had brought together are forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import duckdb

from warehouse.connect import count, few, single
from warehouse.parts import from_parts

if TYPE_CHECKING:
    import polars as pl

MOST_ALIKE = 64
"""Texts that may share a band before it counts as a template's."""

N_BANDS = 8


class Verdict(Protocol):
    """What two texts are to each other."""

    @property
    def relation(self) -> str:
        """``copy`` or ``update``."""

    @property
    def similarity(self) -> float:
        """From 0 to 1."""


Compare = Callable[[str, str], Verdict | None]
"""Judges two texts whose bands meet; None for two different ones. The same whichever comes first."""

_STAGED_SIGNATURE = """
CREATE OR REPLACE TEMP TABLE staged_signature AS
SELECT DISTINCT ON (fingerprint) * FROM read_parquet($files) ORDER BY fingerprint
"""

_BANDS = range(1, N_BANDS + 1)


def _in_bands(table: str, columns: str, condition: str = "true") -> str:
    """``columns`` of the rows of ``table``, with band and key, a row a band; ``{n}`` in ``condition`` is its number."""
    return "\nUNION ALL\n".join(
        f"SELECT {columns}, {n}::TINYINT AS band, band_{n} AS key FROM {table} WHERE {condition.format(n=n)}"  # noqa: S608 - own names
        for n in _BANDS
    )


_STAGED_BAND = f"""
CREATE OR REPLACE TEMP TABLE staged_band AS
{_in_bands("staged_signature", "fingerprint")}
"""

# The rows of the texts of before in the bands that staged ones fall into: only of these is the fingerprint read, too.
_OLD_ROW = f"""
CREATE OR REPLACE TEMP TABLE old_row AS
{_in_bands("text_signature", "rowid AS row", "band_{n} IN (SELECT key FROM staged_band WHERE band = {n})")}
"""  # noqa: S608 - own names

_OLD_BAND = """
CREATE OR REPLACE TEMP TABLE old_band AS
SELECT fingerprint, band, key FROM old_row JOIN text_signature ON text_signature.rowid = old_row.row
"""

# Equal texts share all their bands, so known ones are among the old.
_NEW_BAND = """
CREATE OR REPLACE TEMP TABLE new_band AS
SELECT * FROM staged_band WHERE fingerprint NOT IN (SELECT fingerprint FROM old_band)
"""

_INSERT_SIGNATURE = """
INSERT INTO text_signature BY NAME
SELECT * FROM staged_signature WHERE fingerprint IN (SELECT fingerprint FROM new_band)
"""

_MEMBER = """
CREATE OR REPLACE TEMP TABLE member AS
SELECT
    *,
    count(*) OVER (PARTITION BY band, key) AS n_alike,
    count(*) FILTER (NOT is_new) OVER (PARTITION BY band, key) AS n_alike_before
FROM (SELECT *, true AS is_new FROM new_band UNION ALL SELECT *, false AS is_new FROM old_band)
QUALIFY n_alike > 1
"""

# Pairs that share a band are compared one after another: what the judge made of a text serves for the next pair.
_CANDIDATE = """
CREATE OR REPLACE TEMP TABLE candidate AS
SELECT
    least(one.fingerprint, other.fingerprint) AS fingerprint,
    greatest(one.fingerprint, other.fingerprint) AS other_fingerprint
FROM member AS one JOIN member AS other USING (band, key)
WHERE one.is_new AND one.fingerprint <> other.fingerprint AND one.n_alike <= $most_alike
GROUP BY ALL
ORDER BY min(key), 1, 2
"""

_TEXT = f"""
WITH wanted AS (
    SELECT fingerprint FROM candidate UNION SELECT other_fingerprint FROM candidate
)
SELECT fingerprint, min(text) FROM paragraph
WHERE fingerprint IN {few("wanted", "fingerprint")} AND page_disposition = 'kept'
GROUP BY fingerprint
"""  # noqa: S608 - own names

# Pairs of a band that has just outgrown its limit ...
_SHAKY = """
CREATE OR REPLACE TEMP TABLE shaky AS
WITH outgrown AS (
    SELECT band, key, fingerprint FROM member
    WHERE n_alike > $most_alike AND n_alike_before <= $most_alike AND NOT is_new
)
SELECT DISTINCT near.fingerprint, near.other_fingerprint
FROM near_repeat AS near
JOIN outgrown AS one ON one.fingerprint = near.fingerprint
JOIN outgrown AS other
    ON other.fingerprint = near.other_fingerprint AND other.band = one.band AND other.key = one.key
"""

# ... are forgotten unless another band holds them together.
_SHARED = f"""
CREATE OR REPLACE TEMP TABLE shared AS
WITH sought AS (
    SELECT fingerprint FROM shaky UNION SELECT other_fingerprint FROM shaky
),
text AS (
    SELECT * FROM text_signature WHERE fingerprint IN {few("sought", "fingerprint")}
),
in_band AS ({_in_bands("text", "fingerprint")})
SELECT shaky.fingerprint, shaky.other_fingerprint, one.band, one.key
FROM shaky
JOIN in_band AS one ON one.fingerprint = shaky.fingerprint
JOIN in_band AS other
    ON other.fingerprint = shaky.other_fingerprint AND other.band = one.band AND other.key = one.key
"""  # noqa: S608 - own names

_FORGOTTEN = f"""
CREATE OR REPLACE TEMP TABLE forgotten AS
WITH held AS (
    SELECT band, key FROM (
{_in_bands("text_signature", "rowid", "band_{n} IN (SELECT key FROM shared WHERE band = {n})")}
    )
    GROUP BY band, key HAVING count(*) <= $most_alike
)
FROM shaky WHERE (fingerprint, other_fingerprint) NOT IN (
    SELECT (fingerprint, other_fingerprint) FROM shared JOIN held USING (band, key)
)
"""  # noqa: S608 - own names

_FORGET = """
DELETE FROM near_repeat
WHERE (fingerprint, other_fingerprint) IN (SELECT (fingerprint, other_fingerprint) FROM forgotten)
"""

# The texts whose groups may be others now: those of changed pairs, and all of their groups.
_UNSETTLED = """
CREATE OR REPLACE TEMP TABLE unsettled AS
WITH changed AS (
    SELECT fingerprint FROM changed_pair UNION SELECT other_fingerprint FROM changed_pair
)
SELECT fingerprint FROM changed
UNION
SELECT fingerprint FROM text_group WHERE group_fingerprint IN (
    SELECT group_fingerprint FROM text_group WHERE fingerprint IN (SELECT fingerprint FROM changed)
)
"""

_LABEL = """
CREATE OR REPLACE TEMP TABLE label AS
SELECT fingerprint, fingerprint AS group_fingerprint FROM unsettled
"""

_COPY_PAIR = """
CREATE OR REPLACE TEMP TABLE copy_pair AS
WITH pair AS (
    SELECT fingerprint, other_fingerprint FROM near_repeat
    WHERE relation = 'copy' AND fingerprint IN (SELECT fingerprint FROM unsettled)
)
SELECT fingerprint, other_fingerprint FROM pair UNION ALL SELECT other_fingerprint, fingerprint FROM pair
"""

# Each text takes the smallest label among its copies and, to get there in few rounds, that label's own label.
_PROPAGATE = """
UPDATE label SET group_fingerprint = smaller.group_fingerprint
FROM (
    SELECT copy_pair.fingerprint, min(least(near.group_fingerprint, far.group_fingerprint)) AS group_fingerprint
    FROM copy_pair
    JOIN label AS near ON near.fingerprint = copy_pair.other_fingerprint
    JOIN label AS far ON far.fingerprint = near.group_fingerprint
    GROUP BY copy_pair.fingerprint
) AS smaller
WHERE smaller.fingerprint = label.fingerprint AND smaller.group_fingerprint < label.group_fingerprint
"""

_REGROUP = (
    """
    INSERT INTO touched_text
    SELECT label.fingerprint
    FROM label LEFT JOIN text_group USING (fingerprint)
    WHERE label.group_fingerprint <> coalesce(text_group.group_fingerprint, label.fingerprint)
    """,
    "DELETE FROM text_group WHERE fingerprint IN (SELECT fingerprint FROM unsettled)",
    """
    INSERT INTO text_group
    SELECT fingerprint, group_fingerprint FROM label
    QUALIFY count(*) OVER (PARTITION BY group_fingerprint) > 1
    """,
)


def find_near_repeats(con: duckdb.DuckDBPyConnection, signatures: Sequence[Path], compare: Compare) -> None:
    """Take in the signature parts ``signatures``, compare the new texts with all that share a band, group the copies.

    The paragraphs must be in. Adds to ``touched_text`` the fingerprints whose group is another now.
    """
    limit = {"most_alike": MOST_ALIKE}
    from_parts(con, _STAGED_SIGNATURE, signatures)
    for statement in (_STAGED_BAND, _OLD_ROW, _OLD_BAND, _NEW_BAND, _INSERT_SIGNATURE, _MEMBER):
        con.execute(statement)
    con.execute(_CANDIDATE, limit)
    texts = dict(con.execute(_TEXT).fetchall())
    con.register("found", _judged(con.execute("FROM candidate").fetchall(), texts, compare))
    con.execute("CREATE OR REPLACE TEMP TABLE changed_pair AS SELECT fingerprint, other_fingerprint FROM found")
    con.execute("INSERT INTO near_repeat BY NAME FROM found")
    con.unregister("found")
    con.execute(_SHAKY, limit)
    if count(con, "shaky"):
        con.execute(_SHARED)
        con.execute(_FORGOTTEN, limit)
        con.execute("INSERT INTO changed_pair FROM forgotten")
        con.execute(_FORGET)
    _regroup(con)


def _judged(pairs: Sequence[tuple[str, str]], texts: dict[str, str], compare: Compare) -> pl.DataFrame:
    import polars as pl

    rows = []
    for fingerprint, other_fingerprint in pairs:
        text, other_text = texts.get(fingerprint), texts.get(other_fingerprint)
        verdict = compare(text, other_text) if text is not None and other_text is not None else None
        if verdict is not None:
            rows.append((fingerprint, other_fingerprint, verdict.relation, verdict.similarity))
    schema = {
        "fingerprint": pl.String, "other_fingerprint": pl.String, "relation": pl.String, "similarity": pl.Float64
    }  # fmt: skip
    return pl.DataFrame(rows, schema=schema, orient="row")


def _regroup(con: duckdb.DuckDBPyConnection) -> None:
    """Compute the connected components of copies anew, for the texts whose pairs changed."""
    con.execute(_UNSETTLED)
    con.execute(_LABEL)
    con.execute(_COPY_PAIR)
    while single(con, _PROPAGATE):
        pass
    for statement in _REGROUP:
        con.execute(statement)
