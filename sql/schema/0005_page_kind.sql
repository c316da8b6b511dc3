-- Indexes of other pages and live pages are told from articles, and not coded. Pages of before count as articles.

ALTER TABLE page ADD COLUMN kind VARCHAR DEFAULT 'article';
COMMENT ON COLUMN page.kind IS 'article, index (front page, section, tag: a list of other pages) or live (updates under their hours). Only articles are coded.';
