-- Nothing of an Arabic page's body was left: a rule may remove too much.
SELECT page_id, url, title FROM page
WHERE is_current AND language = 'ar' AND page_id NOT IN (
    SELECT page_id FROM paragraph WHERE kind = 'body' AND disposition IN ('kept', 'repeat_across_pages')
)
