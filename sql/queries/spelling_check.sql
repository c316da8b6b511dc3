-- Wordings that were coded in more than one way, the most frequent first: each is a gap in the lexicon or an office that changed hands.
SELECT
    text,
    list(concat_ws(' ', coalesce(code, '?'), sector) ORDER BY n_mentions DESC, code, sector) AS coded_as,
    sum(n_mentions)::BIGINT AS n_mentions
FROM actor_spelling
GROUP BY text
HAVING count(DISTINCT concat_ws(' ', coalesce(code, '?'), sector)) > 1
ORDER BY n_mentions DESC, text
LIMIT 50;
