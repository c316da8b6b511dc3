-- A mention names a lexicon row that the table actor does not have.
SELECT actor_id, min(text) AS text, count(*) AS n_mentions FROM mention_party
WHERE actor_id IS NOT NULL AND actor_id NOT IN (SELECT actor_id FROM actor)
    AND EXISTS (SELECT 1 FROM actor)
GROUP BY actor_id
