-- A mention stands in a paragraph that is no own text of its page.
SELECT mention.mention_id, mention.page_id, mention."position", paragraph.disposition
FROM mention JOIN paragraph USING (page_id, "position")
WHERE paragraph.disposition NOT IN ('kept', 'repeat_across_pages')
