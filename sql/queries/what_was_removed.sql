-- What cleaning removed, by rule, with its most frequent wording: read it to find a rule that takes too much.
SELECT disposition, rule, count(*) AS n_paragraphs, count(DISTINCT page_id) AS n_pages, mode(left(text, 80)) AS wording
FROM paragraph
WHERE disposition <> 'kept'
GROUP BY ALL
ORDER BY n_paragraphs DESC, disposition, rule;
