-- Pages that changed under their URL: every version, oldest first.
CREATE OR REPLACE VIEW page_version AS
SELECT
    url,
    row_number() OVER versions AS version,
    page_id,
    is_current,
    title,
    published_at,
    fetched_at
FROM page
WHERE is_own_url
WINDOW versions AS (
    PARTITION BY url
    ORDER BY coalesce(fetched_at, published_at) NULLS FIRST, published_at NULLS FIRST, page_id
)
QUALIFY count(*) OVER (PARTITION BY url) > 1;

COMMENT ON VIEW page_version IS 'One row a version of a page that came with more than one content under its URL.';
COMMENT ON COLUMN page_version.url IS 'The URL.';
COMMENT ON COLUMN page_version.version IS 'From 1, the oldest; the last is current.';
COMMENT ON COLUMN page_version.page_id IS 'The version.';
COMMENT ON COLUMN page_version.is_current IS 'True for the one whose events count.';
COMMENT ON COLUMN page_version.title IS 'Its headline.';
COMMENT ON COLUMN page_version.published_at IS 'Its publication (UTC).';
COMMENT ON COLUMN page_version.fetched_at IS 'Its latest fetch (UTC).';
