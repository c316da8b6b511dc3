-- Which site's paragraphs are carried by which other, as far as the kept one shows.
SELECT coalesce(keeper.site, '?') AS kept_at, coalesce(carrier.site, '?') AS carried_by,
    count(*) AS n_paragraphs, count(DISTINCT carrier.page_id) AS n_pages
FROM paragraph
JOIN page AS carrier ON carrier.page_id = paragraph.page_id AND carrier.is_current
JOIN page AS keeper ON keeper.page_id = paragraph.keeper_page_id
WHERE paragraph.disposition = 'repeat_across_pages'
GROUP BY ALL
ORDER BY n_paragraphs DESC, kept_at, carried_by
LIMIT 30;
