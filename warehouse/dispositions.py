"""What arrival must not decide: which version of a page is current, which of equal paragraphs is kept.

Both are computed anew, by rules on the data, for just the URLs and fingerprints that a drop touched.
"""

from __future__ import annotations

import duckdb

from warehouse.connect import count

MIN_LETTERS = 40
"""Shorter paragraphs ("Reuters said:") are told alike by chance, and not compared across pages."""

# Of the versions of a URL, the one fetched (else published) last is current.
_CHANGED_PAGE = """
CREATE OR REPLACE TEMP TABLE changed_page AS
SELECT page_id, now_current
FROM (
    SELECT page_id, is_current, row_number() OVER (
        PARTITION BY url
        ORDER BY coalesce(fetched_at, published_at) DESC NULLS LAST, published_at DESC NULLS LAST, page_id DESC
    ) = 1 AS now_current
    FROM page
    WHERE is_own_url AND url IN (SELECT url FROM touched_url)
)
WHERE is_current <> now_current
"""

_SET_CURRENT = """
UPDATE page SET is_current = changed_page.now_current
FROM changed_page WHERE page.page_id = changed_page.page_id
"""

# The keeper of a group of copies is a current page's, then the earliest published, then the one of the smallest key.
_CHANGED_PARAGRAPH = """
CREATE OR REPLACE TEMP TABLE changed_paragraph AS
WITH grouped AS (
    SELECT * FROM text_group WHERE group_fingerprint IN (
        SELECT group_fingerprint FROM text_group WHERE fingerprint IN (SELECT fingerprint FROM touched_text)
    )
),
alike AS (
    SELECT
        paragraph.rowid AS row, page_id, "position", fingerprint, disposition, rule, page_rule,
        keeper_page_id, keeper_position, similarity,
        coalesce(grouped.group_fingerprint, fingerprint) AS group_fingerprint
    FROM paragraph LEFT JOIN grouped USING (fingerprint)
    WHERE fingerprint IN (SELECT fingerprint FROM touched_text UNION SELECT fingerprint FROM grouped)
        AND page_disposition = 'kept' AND kind <> 'headline' AND n_letters >= $min_letters
),
ranked AS (
    SELECT
        alike.*,
        first_value(alike.page_id) OVER best AS best_page_id,
        first_value(alike."position") OVER best AS best_position,
        first_value(alike.fingerprint) OVER best AS best_fingerprint
    FROM alike JOIN page USING (page_id)
    WINDOW best AS (
        PARTITION BY group_fingerprint
        ORDER BY page.is_current DESC, page.published_at NULLS LAST, alike.page_id, alike."position"
    )
),
ruled AS (
    SELECT
        row,
        page_id,
        (disposition, rule, keeper_page_id, keeper_position, ranked.similarity) AS old,
        page_id = best_page_id AND "position" = best_position AS is_keeper,
        CASE WHEN is_keeper THEN 'kept' ELSE 'repeat_across_pages' END AS disposition,
        CASE
            WHEN is_keeper THEN page_rule
            WHEN ranked.fingerprint = best_fingerprint THEN 'same-fingerprint'
            ELSE 'near-repeat'
        END AS rule,
        CASE WHEN NOT is_keeper THEN best_page_id END AS keeper_page_id,
        CASE WHEN NOT is_keeper THEN best_position END AS keeper_position,
        CASE
            WHEN is_keeper THEN NULL
            WHEN ranked.fingerprint = best_fingerprint THEN 1
            ELSE near.similarity
        END AS similarity
    FROM ranked
    LEFT JOIN near_repeat AS near
        ON near.fingerprint = least(ranked.fingerprint, best_fingerprint)
        AND near.other_fingerprint = greatest(ranked.fingerprint, best_fingerprint)
)
SELECT row, page_id, disposition, rule, keeper_page_id, keeper_position, similarity
FROM ruled
WHERE (disposition, rule, keeper_page_id, keeper_position, similarity) IS DISTINCT FROM old
"""

_OLDER_PAGE = """
CREATE OR REPLACE TEMP TABLE older_page AS
SELECT page_id FROM changed_page WHERE page_id NOT IN (SELECT page_id FROM new_page)
"""

# Pages seldom change; looking for their paragraphs is one more walk through all.
_TOUCH_CHANGED = """
INSERT INTO touched_text
SELECT DISTINCT fingerprint FROM paragraph
WHERE page_id IN (SELECT page_id FROM older_page) AND page_disposition = 'kept'
"""

_SET_DISPOSITION = """
UPDATE paragraph
SET disposition = new.disposition,
    rule = new.rule,
    keeper_page_id = new.keeper_page_id,
    keeper_position = new.keeper_position,
    similarity = new.similarity
FROM changed_paragraph AS new
WHERE paragraph.rowid = new.row
"""


def recompute_current(con: duckdb.DuckDBPyConnection) -> None:
    """Set ``page.is_current`` for the URLs in the temporary table ``touched_url``.

    Leaves ``changed_page`` (``page_id``, ``now_current``): the pages that became or ceased to be current.
    """
    con.execute(_CHANGED_PAGE)
    con.execute(_SET_CURRENT)


def recompute_dispositions(con: duckdb.DuckDBPyConnection) -> None:
    """Set dispositions of the paragraphs whose fingerprint, or that of a copy, is in ``touched_text`` or on a page of
    ``changed_page``.


    Leaves ``changed_paragraph``, one row a paragraph whose disposition or keeper is another now.
    """
    con.execute(_OLDER_PAGE)
    if count(con, "older_page"):
        con.execute(_TOUCH_CHANGED)
    con.execute(_CHANGED_PARAGRAPH, {"min_letters": MIN_LETTERS})
    con.execute(_SET_DISPOSITION)
