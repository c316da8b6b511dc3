-- How the pages write each actor, to find spellings and offices that the lexicon lacks.
CREATE OR REPLACE VIEW actor_spelling AS
SELECT
    party.text,
    party.code,
    party.sector,
    party.actor_id,
    count(*) AS n_mentions,
    count(DISTINCT mention.page_id) AS n_pages,
    min(page.published_date) AS first_date,
    max(page.published_date) AS last_date
FROM mention_party AS party
JOIN mention ON mention.mention_id = party.mention_id
JOIN page ON page.page_id = mention.page_id
GROUP BY party.text, party.code, party.sector, party.actor_id;

COMMENT ON VIEW actor_spelling IS 'One row a wording and what it was coded as. The same wording with two codes is worth a look.';
COMMENT ON COLUMN actor_spelling.text IS 'The words of the pages.';
COMMENT ON COLUMN actor_spelling.code IS 'The code they were given; NULL if unknown.';
COMMENT ON COLUMN actor_spelling.sector IS 'The sector.';
COMMENT ON COLUMN actor_spelling.actor_id IS 'The lexicon''s row; NULL if grammar alone told.';
COMMENT ON COLUMN actor_spelling.n_mentions IS 'How often.';
COMMENT ON COLUMN actor_spelling.n_pages IS 'On how many pages.';
COMMENT ON COLUMN actor_spelling.first_date IS 'Publication of the first such page.';
COMMENT ON COLUMN actor_spelling.last_date IS 'Publication of the last.';
