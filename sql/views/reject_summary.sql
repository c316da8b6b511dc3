-- Rejects by step and reason, with one of them as an example.
CREATE OR REPLACE VIEW reject_summary AS
SELECT
    stage,
    reason,
    count(*) AS n_rejects,
    count(DISTINCT drop_id) AS n_drops,
    min(file || coalesce('#' || ordinal, '') || ': ' || detail) AS example
FROM reject
GROUP BY stage, reason;

COMMENT ON VIEW reject_summary IS 'One row a step and reason.';
COMMENT ON COLUMN reject_summary.stage IS 'The step that refused: read, decode, clean, code.';
COMMENT ON COLUMN reject_summary.reason IS 'Why.';
COMMENT ON COLUMN reject_summary.n_rejects IS 'How many records, files or pages.';
COMMENT ON COLUMN reject_summary.n_drops IS 'In how many drops; 0 at stage code.';
COMMENT ON COLUMN reject_summary.example IS 'One of them: file#record: what was wrong.';
