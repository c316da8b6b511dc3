"""What arrival must not decide: which version of a page is current, which of equal paragraphs is kept, and which lines
a site wears on many pages.

All are computed anew, by rules on the data, for just the URLs and fingerprints that a drop touched.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

import duckdb

from warehouse.connect import count, few, single

MIN_LETTERS = 40
"""Shorter paragraphs ("Reuters said:") are told alike by chance, and not compared across pages."""

PARAGRAPH_LETTERS = 80
"""From here on a line counts as a paragraph, which a site may repeat as background of its stories."""


@dataclass(frozen=True, slots=True)
class Frequency:
    """On how many pages of one site, under different titles, a line or a paragraph is furniture."""

    line_pages: int = 10
    paragraph_pages: int = 50


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

# The paragraphs that bear a touched text or a copy of it, with what the rules ask of their pages.
_TOUCHED_PARAGRAPH = f"""
CREATE OR REPLACE TEMP TABLE touched_paragraph AS
WITH grouped AS (
    SELECT * FROM text_group WHERE group_fingerprint IN (
        SELECT group_fingerprint FROM text_group WHERE fingerprint IN (SELECT fingerprint FROM touched_text)
    )
),
sought AS (
    SELECT fingerprint FROM touched_text UNION SELECT fingerprint FROM grouped
),
touched AS (
    SELECT
        rowid AS row, page_id, "position", fingerprint, n_letters, disposition, rule, page_disposition, page_rule,
        keeper_page_id, keeper_position, similarity
    FROM paragraph
    WHERE fingerprint IN {few("sought", "fingerprint")} AND page_disposition <> 'furniture' AND kind <> 'headline'
)
SELECT
    touched.*,
    coalesce(grouped.group_fingerprint, touched.fingerprint) AS group_fingerprint,
    page.is_current, page.published_at, page.site, page.title, page.kind AS page_kind
FROM touched
JOIN page USING (page_id)
LEFT JOIN grouped ON grouped.fingerprint = touched.fingerprint
"""  # noqa: S608 - own names

# Lines that a site wears on many current pages. Pages of one title (a print version, a second address) count once,
# indexes not at all: they carry the leads of many articles.
_SITE_LINE = """
CREATE OR REPLACE TEMP TABLE site_line AS
SELECT site, fingerprint, CASE WHEN max(n_letters) >= $paragraph_letters THEN $paragraph_pages ELSE $line_pages END AS n
FROM touched_paragraph
WHERE is_current AND page_kind = 'article' AND site IS NOT NULL
GROUP BY site, fingerprint
HAVING count(DISTINCT coalesce(title, page_id)) >= n
"""

# The keeper of a group of copies is a current page's, then the earliest published, then the one of the smallest key.
# What a page repeats of itself changes only where its site wears it.
_CHANGED_PARAGRAPH = """
CREATE OR REPLACE TEMP TABLE changed_paragraph AS
WITH alike AS (
    SELECT
        touched.*,
        site_line.n AS n_site_pages,
        page_disposition = 'kept' AND n_letters >= $min_letters AND n_site_pages IS NULL AS is_compared
    FROM touched_paragraph AS touched
    LEFT JOIN site_line USING (site, fingerprint)
),
ranked AS (
    SELECT
        *,
        first_value(page_id) OVER best AS best_page_id,
        first_value("position") OVER best AS best_position,
        first_value(fingerprint) OVER best AS best_fingerprint,
        NOT is_compared OR (page_id = best_page_id AND "position" = best_position) AS is_own
    FROM alike
    WINDOW best AS (
        PARTITION BY group_fingerprint, is_compared
        ORDER BY is_current DESC, published_at NULLS LAST, page_id, "position"
    )
),
ruled AS (
    SELECT
        row,
        page_id,
        ranked.disposition AS old_disposition,
        (ranked.disposition, rule, keeper_page_id, keeper_position, ranked.similarity) AS old,
        CASE
            WHEN n_site_pages IS NOT NULL THEN 'furniture'
            WHEN is_own THEN page_disposition
            ELSE 'repeat_across_pages'
        END AS disposition,
        CASE
            WHEN n_site_pages IS NOT NULL THEN concat('on-', n_site_pages, '-pages-of-site')
            WHEN is_own THEN page_rule
            WHEN ranked.fingerprint = best_fingerprint THEN 'same-fingerprint'
            ELSE 'near-repeat'
        END AS rule,
        CASE
            WHEN NOT is_own THEN best_page_id
            WHEN page_disposition = 'repeat_in_page' THEN ranked.keeper_page_id
        END AS keeper_page_id,
        CASE
            WHEN NOT is_own THEN best_position
            WHEN page_disposition = 'repeat_in_page' THEN ranked.keeper_position
        END AS keeper_position,
        CASE
            WHEN page_disposition = 'repeat_in_page' THEN ranked.similarity
            WHEN is_own THEN NULL
            WHEN ranked.fingerprint = best_fingerprint THEN 1
            ELSE near.similarity
        END AS similarity
    FROM ranked
    LEFT JOIN near_repeat AS near
        ON near.fingerprint = least(ranked.fingerprint, best_fingerprint)
        AND near.other_fingerprint = greatest(ranked.fingerprint, best_fingerprint)
)
SELECT
    row, page_id, disposition, rule, keeper_page_id, keeper_position, similarity,
    (disposition = 'furniture') <> (old_disposition = 'furniture') AS is_other_text
FROM ruled
WHERE (disposition, rule, keeper_page_id, keeper_position, similarity) IS DISTINCT FROM old
"""

# Other thresholds than those that the furniture of today was found by touch every text.
_SAME_THRESHOLDS = """
SELECT count(*) FROM site_line_threshold
WHERE (line_pages, paragraph_pages) = ($line_pages, $paragraph_pages)
"""

_OLDER_PAGE = """
CREATE OR REPLACE TEMP TABLE older_page AS
SELECT page_id FROM changed_page WHERE page_id NOT IN (SELECT page_id FROM new_page)
"""

# Pages seldom change; looking for their paragraphs is one more walk through all.
_TOUCH_CHANGED = f"""
INSERT INTO touched_text
SELECT DISTINCT fingerprint FROM paragraph
WHERE page_id IN {few("older_page", "page_id")} AND page_disposition = 'kept'
"""  # noqa: S608 - own names

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


def recompute_dispositions(con: duckdb.DuckDBPyConnection, frequency: Frequency) -> None:
    """Set dispositions of the paragraphs whose fingerprint, or that of a copy, is in ``touched_text`` or on a page of
    ``changed_page``; of all, where ``frequency`` is not what it was.

    Leaves ``changed_paragraph``, one row a paragraph whose disposition or keeper is another now; ``is_other_text``
    where it became or ceased to be furniture, so that its page reads otherwise.
    """
    thresholds = asdict(frequency)
    if not single(con, _SAME_THRESHOLDS, thresholds):
        con.execute("DELETE FROM site_line_threshold")
        con.execute("INSERT INTO site_line_threshold VALUES ($line_pages, $paragraph_pages)", thresholds)
        con.execute("INSERT INTO touched_text SELECT DISTINCT fingerprint FROM paragraph")
    con.execute(_OLDER_PAGE)
    if count(con, "older_page"):
        con.execute(_TOUCH_CHANGED)
    con.execute(_TOUCHED_PARAGRAPH)
    con.execute(_SITE_LINE, {**thresholds, "paragraph_letters": PARAGRAPH_LETTERS})
    con.execute(_CHANGED_PARAGRAPH, {"min_letters": MIN_LETTERS})
    con.execute(_SET_DISPOSITION)
