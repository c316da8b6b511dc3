"""What goes out to the coder: the own words of current pages, in Parquet shards."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import duckdb

from warehouse.files import put_in_place

_SHARDS_AT_ONCE = 20

_UNCODED = """
SELECT page_id FROM page
WHERE is_current AND kind = 'article'
    AND (language IS NULL OR language = $language OR starts_with(language, $language || '-'))
    AND page_id NOT IN (SELECT page_id FROM coding WHERE coder_version = $coder_version)
"""

# A copy tells its events too, so a page is coded from its own body whatever other pages repeat.
_ITS_OWN = "disposition IN ('kept', 'repeat_across_pages')"

_TO_CODE = f"""
CREATE OR REPLACE TEMP TABLE to_code AS
SELECT
    page_id,
    string_agg("position" ORDER BY "position") AS positions,
    (row_number() OVER (ORDER BY page_id) - 1) // $shard_pages AS shard
FROM paragraph
WHERE page_id IN ({_UNCODED}) AND {_ITS_OWN}
GROUP BY page_id
"""  # noqa: S608 - constants of this module

_N_TO_CODE = f"SELECT count(DISTINCT page_id) FROM paragraph WHERE page_id IN ({_UNCODED}) AND {_ITS_OWN}"  # noqa: S608 - as above

_KEY = """
SELECT shard, md5(string_agg(page_id || ':' || positions, ' ' ORDER BY page_id)) AS key, count(*) AS n_pages
FROM to_code GROUP BY shard ORDER BY shard
"""

_ARTICLE = f"""
CREATE OR REPLACE TEMP TABLE article AS
SELECT
    to_code.shard, page.page_id, any_value(page.url) AS url, any_value(page.is_own_url) AS is_own_url,
    any_value(page.published_date) AS published_date,
    list({{'position': paragraph."position", 'text': paragraph.text}} ORDER BY paragraph."position") AS paragraphs
FROM to_code
JOIN page USING (page_id)
JOIN paragraph USING (page_id)
WHERE to_code.shard BETWEEN $first AND $last AND {_ITS_OWN}
GROUP BY to_code.shard, page.page_id
"""  # noqa: S608 - as above


class ArticleShard(NamedTuple):
    """``path`` is a Parquet file of ``n_pages`` articles; ``key`` names it by the pages and paragraphs in it.

    Columns: ``page_id``, ``url``, ``is_own_url``, ``published_date`` DATE, ``paragraphs`` LIST of
    STRUCT(``position``, ``text``) in order. The same words have the same key in every run: parts made from them can
    carry it.
    """

    key: str
    path: Path
    n_pages: int


def pages_to_code(
    con: duckdb.DuckDBPyConnection,
    folder: Path,
    coder_version: str,
    *,
    language: str = "ar",
    shard_pages: int = 1000,
) -> list[ArticleShard]:
    """Write to ``folder`` the current pages that ``coder_version`` has not coded, ``shard_pages`` to a shard.

    Pages of other languages, indexes and live pages are left out; pages of no known language are not.
    """
    folder.mkdir(parents=True, exist_ok=True)
    con.execute(_TO_CODE, {"shard_pages": shard_pages, "language": language, "coder_version": coder_version})
    shards: list[tuple[int, str, int]] = con.execute(_KEY).fetchall()
    written = [ArticleShard(key, folder / f"{key}.parquet", n_pages) for _, key, n_pages in shards]
    for first in range(0, len(written), _SHARDS_AT_ONCE):
        block = written[first : first + _SHARDS_AT_ONCE]
        if all(shard.path.exists() for shard in block):
            continue
        con.execute(_ARTICLE, {"first": first, "last": first + len(block) - 1})
        for number, shard in enumerate(block, start=first):
            _write(con, number, shard.path)
    con.execute("DROP TABLE IF EXISTS temp.article")
    con.execute("DROP TABLE temp.to_code")
    return written


def n_pages_to_code(con: duckdb.DuckDBPyConnection, coder_version: str, *, language: str = "ar") -> int:
    """How many pages :func:`pages_to_code` would write."""
    row = con.execute(_N_TO_CODE, {"language": language, "coder_version": coder_version}).fetchone()
    return int(row[0]) if row else 0


def _write(con: duckdb.DuckDBPyConnection, number: int, path: Path) -> None:
    temporary = path.with_suffix(".part")
    shard = con.table("article").filter(f"shard = {number}").order("page_id")
    shard.project("page_id, url, is_own_url, published_date, paragraphs").write_parquet(str(temporary))
    put_in_place(temporary, path)
