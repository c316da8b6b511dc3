-- Each drop: what came in, what of it is current, and what was refused.
CREATE OR REPLACE VIEW drop_status AS
WITH pages AS (
    SELECT record.drop_id, count(DISTINCT record.page_id) AS n_current_pages
    FROM record JOIN page ON page.page_id = record.page_id AND page.is_current
    GROUP BY record.drop_id
),
files AS (
    SELECT drop_id, min(file) AS first_file FROM drop_file GROUP BY drop_id
)
SELECT
    entry.drop_id,
    files.first_file,
    entry.n_files,
    entry.n_bytes,
    entry.n_records,
    entry.n_pages,
    coalesce(pages.n_current_pages, 0) AS n_current_pages,
    entry.n_rejects,
    CASE WHEN entry.n_records > 0 THEN entry.n_rejects / entry.n_records ELSE 0 END AS reject_share,
    entry.run_id,
    entry.loaded_at
FROM "drop" AS entry
LEFT JOIN pages ON pages.drop_id = entry.drop_id
LEFT JOIN files ON files.drop_id = entry.drop_id;

COMMENT ON VIEW drop_status IS 'One row a drop.';
COMMENT ON COLUMN drop_status.drop_id IS 'The drop.';
COMMENT ON COLUMN drop_status.first_file IS 'One of its files, to know it by.';
COMMENT ON COLUMN drop_status.n_files IS 'Files handed over.';
COMMENT ON COLUMN drop_status.n_bytes IS 'Their size, in bytes.';
COMMENT ON COLUMN drop_status.n_records IS 'Records read, those refused included.';
COMMENT ON COLUMN drop_status.n_pages IS 'Distinct pages that they became.';
COMMENT ON COLUMN drop_status.n_current_pages IS 'Those of them that are current today.';
COMMENT ON COLUMN drop_status.n_rejects IS 'Records and files refused.';
COMMENT ON COLUMN drop_status.reject_share IS 'n_rejects over n_records, 0 to 1.';
COMMENT ON COLUMN drop_status.run_id IS 'The run that admitted it.';
COMMENT ON COLUMN drop_status.loaded_at IS 'When it was admitted (UTC).';
