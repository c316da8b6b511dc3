-- Furniture by frequency: lines that a site wears on many pages.

CREATE TABLE site_line_threshold (
    line_pages INTEGER NOT NULL,
    paragraph_pages INTEGER NOT NULL
);
COMMENT ON TABLE site_line_threshold IS 'One row: the thresholds by which the lines of rule on-N-pages-of-site were found.';
COMMENT ON COLUMN site_line_threshold.line_pages IS 'Pages of one site, under different titles, on which a line is furniture.';
COMMENT ON COLUMN site_line_threshold.paragraph_pages IS 'The same for paragraphs of 80 letters and more.';
COMMENT ON COLUMN paragraph.rule IS 'The rule that set the disposition (same-fingerprint, near-repeat, on-N-pages-of-site, or the id of a furniture rule); NULL if kept without one.';
