-- What became of each current page: paragraphs by disposition, events found, and whether it was coded.
CREATE OR REPLACE VIEW page_outcome AS
WITH paragraphs AS (
    SELECT
        page_id,
        count(*) AS n_paragraphs,
        count(*) FILTER (disposition = 'kept') AS n_kept,
        count(*) FILTER (disposition = 'furniture') AS n_furniture,
        count(*) FILTER (disposition = 'repeat_in_page') AS n_repeats_in_page,
        count(*) FILTER (disposition = 'repeat_across_pages') AS n_repeats_across_pages
    FROM paragraph
    GROUP BY page_id
),
mentions AS (
    SELECT page_id, count(*) AS n_mentions FROM mention GROUP BY page_id
)
SELECT
    page.page_id,
    page.url,
    page.site,
    page.title,
    page.language,
    page.kind,
    page.published_at,
    coalesce(paragraphs.n_paragraphs, 0) AS n_paragraphs,
    coalesce(paragraphs.n_kept, 0) AS n_kept,
    coalesce(paragraphs.n_furniture, 0) AS n_furniture,
    coalesce(paragraphs.n_repeats_in_page, 0) AS n_repeats_in_page,
    coalesce(paragraphs.n_repeats_across_pages, 0) AS n_repeats_across_pages,
    coding.page_id IS NOT NULL AS is_coded,
    coding.n_events,
    coalesce(mentions.n_mentions, 0) AS n_mentions
FROM page
LEFT JOIN paragraphs ON paragraphs.page_id = page.page_id
LEFT JOIN coding ON coding.page_id = page.page_id
LEFT JOIN mentions ON mentions.page_id = page.page_id
WHERE page.is_current;

COMMENT ON VIEW page_outcome IS 'One row a current page: what was kept of it and what was found in it.';
COMMENT ON COLUMN page_outcome.page_id IS 'The page.';
COMMENT ON COLUMN page_outcome.url IS 'Its URL, or path in the drop.';
COMMENT ON COLUMN page_outcome.site IS 'Who publishes it.';
COMMENT ON COLUMN page_outcome.title IS 'Its headline.';
COMMENT ON COLUMN page_outcome.language IS 'ISO 639-1 code; only Arabic (ar) is coded.';
COMMENT ON COLUMN page_outcome.kind IS 'article, index (of other pages) or live (updates under their hours); only articles are coded.';
COMMENT ON COLUMN page_outcome.published_at IS 'Its publication (UTC).';
COMMENT ON COLUMN page_outcome.n_paragraphs IS 'All its paragraphs.';
COMMENT ON COLUMN page_outcome.n_kept IS 'Those kept.';
COMMENT ON COLUMN page_outcome.n_furniture IS 'Those that are furniture: comment forms, links, newsletter lines.';
COMMENT ON COLUMN page_outcome.n_repeats_in_page IS 'Those that repeat the page itself.';
COMMENT ON COLUMN page_outcome.n_repeats_across_pages IS 'Those that another page has too, and is kept for.';
COMMENT ON COLUMN page_outcome.is_coded IS 'True if the coder has read it, whether or not it found anything.';
COMMENT ON COLUMN page_outcome.n_events IS 'Events it tells; NULL if not coded.';
COMMENT ON COLUMN page_outcome.n_mentions IS 'Clauses that tell them.';
