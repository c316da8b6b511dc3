-- Paragraphs that say anew what another page said, with another number, day or name, the later page first.
CREATE OR REPLACE VIEW paragraph_update AS
WITH telling AS (
    SELECT
        paragraph.fingerprint, paragraph.page_id, paragraph."position", paragraph.text,
        page.site, page.url, page.published_at
    FROM paragraph JOIN page USING (page_id)
    WHERE page.is_current AND paragraph.disposition = 'kept'
        AND fingerprint IN (
            SELECT fingerprint FROM near_repeat WHERE relation = 'update'
            UNION
            SELECT other_fingerprint FROM near_repeat WHERE relation = 'update'
        )
),
pair AS (
    SELECT fingerprint, other_fingerprint, similarity FROM near_repeat WHERE relation = 'update'
    UNION ALL
    SELECT other_fingerprint, fingerprint, similarity FROM near_repeat WHERE relation = 'update'
)
SELECT
    later.page_id, later."position", later.url, later.site, later.published_at, later.text,
    earlier.page_id AS earlier_page_id, earlier."position" AS earlier_position, earlier.url AS earlier_url,
    earlier.site AS earlier_site, earlier.published_at AS earlier_published_at, earlier.text AS earlier_text,
    pair.similarity
FROM pair
JOIN telling AS later ON later.fingerprint = pair.fingerprint
JOIN telling AS earlier ON earlier.fingerprint = pair.other_fingerprint
WHERE (later.published_at, later.page_id, later."position")
    > (earlier.published_at, earlier.page_id, earlier."position")
ORDER BY later.published_at DESC, later.page_id, later."position", earlier.published_at DESC, earlier.page_id;

COMMENT ON VIEW paragraph_update IS 'One row a pair of kept paragraphs that say nearly the same with another number, day, negation or name: a later toll, a corrected date. Both are kept; neither is a copy.';
COMMENT ON COLUMN paragraph_update.page_id IS 'The later page.';
COMMENT ON COLUMN paragraph_update."position" IS 'The paragraph.';
COMMENT ON COLUMN paragraph_update.url IS 'Its URL.';
COMMENT ON COLUMN paragraph_update.site IS 'Its site.';
COMMENT ON COLUMN paragraph_update.published_at IS 'Its publication (UTC).';
COMMENT ON COLUMN paragraph_update.text IS 'What it says.';
COMMENT ON COLUMN paragraph_update.earlier_page_id IS 'The earlier page.';
COMMENT ON COLUMN paragraph_update.earlier_position IS 'Its paragraph.';
COMMENT ON COLUMN paragraph_update.earlier_url IS 'Its URL.';
COMMENT ON COLUMN paragraph_update.earlier_site IS 'Its site.';
COMMENT ON COLUMN paragraph_update.earlier_published_at IS 'Its publication (UTC).';
COMMENT ON COLUMN paragraph_update.earlier_text IS 'What that one said.';
COMMENT ON COLUMN paragraph_update.similarity IS 'Share of neighbouring word pairs that both have, 0 to 1.';
