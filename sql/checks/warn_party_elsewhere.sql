-- A party's offsets do not cut its words out of the paragraph.
SELECT party.mention_id, party.role, party.ordinal, party.text,
    substring(paragraph.text, party.char_start + 1, party.char_end - party.char_start) AS cut
FROM mention_party AS party
JOIN mention USING (mention_id)
JOIN paragraph ON paragraph.page_id = mention.page_id AND paragraph."position" = party."position"
WHERE party.text <> substring(paragraph.text, party.char_start + 1, party.char_end - party.char_start)
