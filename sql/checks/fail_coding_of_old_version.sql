-- A version of a page that is no longer current is still coded, and would count in events.
SELECT coding.page_id, page.url FROM coding JOIN page USING (page_id) WHERE NOT page.is_current
UNION
SELECT mention.page_id, page.url FROM mention JOIN page USING (page_id) WHERE NOT page.is_current
