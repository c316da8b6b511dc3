"""Events are what mentions say together: computed anew, set-based, for the event ids that were touched.

An event takes its words from one *lead* mention, chosen by a rule on the data: of those that
tell the mode that most pages tell, one with the cast of parties that most pages tell, in words
of its own rather than in a copy, published earliest, then by its key.
"""

from __future__ import annotations

import duckdb

from warehouse.dispositions import MIN_LETTERS
from warehouse.links import note_touched_casts, recompute_links

_REMOVED_EVENT = """
CREATE OR REPLACE TEMP TABLE removed_event AS
SELECT DISTINCT event_id FROM mention WHERE page_id IN (SELECT page_id FROM uncoded_page)
"""

_REMOVE = (
    """
    DELETE FROM mention_party
    WHERE mention_id IN (SELECT mention_id FROM mention WHERE page_id IN (SELECT page_id FROM uncoded_page))
    """,
    "DELETE FROM mention WHERE page_id IN (SELECT page_id FROM uncoded_page)",
    "DELETE FROM dropped_candidate WHERE page_id IN (SELECT page_id FROM uncoded_page)",
    "DELETE FROM coding WHERE page_id IN (SELECT page_id FROM uncoded_page)",
    "DELETE FROM reject WHERE stage = 'code' AND page_id IN (SELECT page_id FROM uncoded_page)",
)

# Of the pages that tell one event, those that an earlier one (by publication, then key) is a copy of: most of the
# comparable paragraphs of the smaller page are the other's too.
_COPY = """
CREATE OR REPLACE TEMP TABLE copy AS
WITH telling AS (
    SELECT DISTINCT event_id, page_id FROM mention WHERE event_id IN (SELECT event_id FROM touched_event)
),
told_page AS (
    SELECT page_id, row_number() OVER (ORDER BY published_at NULLS LAST, page_id) AS nth
    FROM page WHERE page_id IN (SELECT page_id FROM telling)
),
words AS (
    SELECT DISTINCT page_id, nth, coalesce(group_fingerprint, fingerprint) AS fingerprint
    FROM paragraph JOIN told_page USING (page_id) LEFT JOIN text_group USING (fingerprint)
    WHERE page_disposition = 'kept' AND kind <> 'headline' AND n_letters >= $min_letters
),
n_words AS (
    SELECT page_id, count(*) AS n FROM words GROUP BY page_id
),
page_pair AS (
    SELECT DISTINCT one.page_id AS earlier_page_id, other.page_id
    FROM telling AS one
    JOIN telling AS other USING (event_id)
    JOIN told_page AS earlier ON earlier.page_id = one.page_id
    JOIN told_page AS later ON later.page_id = other.page_id
    WHERE earlier.nth < later.nth
),
copied AS (
    SELECT page_pair.earlier_page_id, page_pair.page_id
    FROM page_pair
    JOIN words AS one ON one.page_id = page_pair.earlier_page_id
    JOIN words AS other ON other.page_id = page_pair.page_id AND other.fingerprint = one.fingerprint
    JOIN n_words AS n_one ON n_one.page_id = one.page_id
    JOIN n_words AS n_other ON n_other.page_id = other.page_id
    GROUP BY page_pair.earlier_page_id, page_pair.page_id
    HAVING 2 * count(*) > least(any_value(n_one.n), any_value(n_other.n))
)
SELECT DISTINCT later.event_id, later.page_id
FROM copied
JOIN telling AS later ON later.page_id = copied.page_id
JOIN telling AS earlier ON earlier.page_id = copied.earlier_page_id AND earlier.event_id = later.event_id
"""

# A mention is in words of its own if its paragraph is no copy and its page none of an earlier page that tells the
# event; a headline, if most of what stands under it is no copy.
_TOLD = """
CREATE OR REPLACE TEMP TABLE told AS
WITH touched AS (
    SELECT * FROM mention WHERE event_id IN (SELECT event_id FROM touched_event)
),
copied_page AS (
    SELECT page_id FROM paragraph
    WHERE page_id IN (SELECT page_id FROM touched)
        AND page_disposition = 'kept' AND kind <> 'headline' AND n_letters >= $min_letters
    GROUP BY page_id
    HAVING 2 * count(*) FILTER (disposition = 'repeat_across_pages') > count(*)
),
cast_of_parties AS (
    SELECT
        mention_id,
        string_agg(DISTINCT concat(role, ':', code, ':', sector), ' ' ORDER BY concat(role, ':', code, ':', sector))
            AS parties
    FROM mention_party WHERE mention_id IN (SELECT mention_id FROM touched)
    GROUP BY mention_id
)
SELECT
    touched.*,
    page.published_at,
    coalesce(page.site, page.page_id) AS teller,
    coalesce(parties, '') AS parties,
    paragraph.disposition = 'kept'
        AND copy.page_id IS NULL
        AND (paragraph.kind <> 'headline' OR copied_page.page_id IS NULL) AS is_independent
FROM touched
JOIN page ON page.page_id = touched.page_id AND page.is_current
JOIN paragraph ON paragraph.page_id = touched.page_id AND paragraph."position" = touched."position"
LEFT JOIN copied_page ON copied_page.page_id = touched.page_id
LEFT JOIN copy ON copy.event_id = touched.event_id AND copy.page_id = touched.page_id
LEFT JOIN cast_of_parties USING (mention_id)
"""

_LEAD = """
CREATE OR REPLACE TEMP TABLE lead AS
WITH chosen_mode AS (
    SELECT event_id, event_mode FROM told WHERE event_mode IS NOT NULL
    GROUP BY event_id, event_mode
    QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY count(DISTINCT page_id) DESC, event_mode) = 1
),
n_telling AS (
    SELECT event_id, parties, count(DISTINCT page_id) AS n_pages FROM told GROUP BY event_id, parties
)
SELECT told.*
FROM told
JOIN n_telling USING (event_id, parties)
LEFT JOIN chosen_mode USING (event_id)
QUALIFY row_number() OVER (
    PARTITION BY event_id
    ORDER BY
        told.event_mode IS NOT DISTINCT FROM chosen_mode.event_mode DESC,
        n_telling.n_pages DESC, parties,
        is_independent DESC, published_at NULLS LAST, page_id, "position", char_start, char_end, mention_id
) = 1
"""

_INSERT_EVENT = """
INSERT INTO event BY NAME
WITH totals AS (
    SELECT
        event_id,
        min(published_at) AS first_published_at,
        count(*) AS n_mentions,
        count(DISTINCT page_id) AS n_pages,
        count(DISTINCT teller) AS n_sites,
        count(DISTINCT teller) FILTER (is_independent) AS n_independent
    FROM told GROUP BY event_id
),
dating AS (
    SELECT event_id, event_date, date_precision, date_reason FROM told
    GROUP BY event_id, event_date, date_precision, date_reason
    QUALIFY row_number() OVER (
        PARTITION BY event_id
        ORDER BY
            list_position(['day', 'month', 'year', 'publication'], date_precision) NULLS LAST,
            count(DISTINCT page_id) DESC, event_date, date_reason
    ) = 1
),
place AS (
    SELECT event_id, place_name, place_country, place_latitude, place_longitude FROM told
    WHERE place_name IS NOT NULL OR place_country IS NOT NULL
    GROUP BY event_id, place_name, place_country, place_latitude, place_longitude
    QUALIFY row_number() OVER (
        PARTITION BY event_id
        ORDER BY count(DISTINCT page_id) DESC, place_name, place_country, place_latitude, place_longitude
    ) = 1
)
SELECT
    lead.event_id, lead.event_key, lead.event_type, lead.event_mode, lead.factuality, lead.quad_class, lead.intensity,
    dating.event_date, dating.date_precision, dating.date_reason,
    place.place_name, place.place_country, place.place_latitude, place.place_longitude,
    lead.mention_id AS lead_mention_id,
    totals.first_published_at, totals.n_mentions, totals.n_pages, totals.n_sites, totals.n_independent
FROM lead
JOIN totals USING (event_id)
JOIN dating USING (event_id)
LEFT JOIN place USING (event_id)
"""

_INSERT_PARTY = """
INSERT INTO event_party BY NAME
SELECT lead.event_id, party.role, party.ordinal, party.code, party.sector, party.actor_id, party.text
FROM lead JOIN mention_party AS party USING (mention_id)
"""


def remove_codings(con: duckdb.DuckDBPyConnection) -> None:
    """Delete all that the coder said of the pages in the temporary table ``uncoded_page``.

    Leaves ``removed_event``: the event ids that their mentions told, still to be computed anew.
    """
    con.execute(_REMOVED_EVENT)
    for statement in _REMOVE:
        con.execute(statement)


def recompute_events(con: duckdb.DuckDBPyConnection) -> None:
    """Replace the events in the temporary table ``touched_event`` by what their mentions say now.

    An event that no current page tells any more is gone. Links among events of their casts are computed anew too.
    """
    if not con.execute("SELECT 1 FROM touched_event LIMIT 1").fetchone():
        return
    note_touched_casts(con)
    con.execute("DELETE FROM event_party WHERE event_id IN (SELECT event_id FROM touched_event)")
    con.execute("DELETE FROM event WHERE event_id IN (SELECT event_id FROM touched_event)")
    con.execute(_COPY, {"min_letters": MIN_LETTERS})
    con.execute(_TOLD, {"min_letters": MIN_LETTERS})
    con.execute(_LEAD)
    con.execute(_INSERT_EVENT)
    con.execute(_INSERT_PARTY)
    recompute_links(con)
