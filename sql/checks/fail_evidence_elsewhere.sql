-- A mention's offsets do not cut its evidence out of the paragraph, or its trigger lies outside.
SELECT mention.mention_id, mention.page_id, mention."position", mention.char_start, mention.char_end, mention.evidence,
    substring(paragraph.text, mention.char_start + 1, mention.char_end - mention.char_start) AS cut
FROM mention JOIN paragraph USING (page_id, "position")
WHERE mention.evidence = ''
    OR mention.char_start < 0
    OR mention.char_end > length(paragraph.text)
    OR mention.evidence <> substring(paragraph.text, mention.char_start + 1, mention.char_end - mention.char_start)
    OR mention.trigger_start < 0
    OR mention.trigger_end <= mention.trigger_start
    OR mention.trigger_end > length(paragraph.text)
