-- A row points to one that is not there.
SELECT 'drop_file.drop_id' AS reference, drop_id AS points_to FROM drop_file ANTI JOIN "drop" USING (drop_id)
UNION ALL
SELECT 'record.drop_id', drop_id FROM record ANTI JOIN "drop" USING (drop_id)
UNION ALL
SELECT 'reject.drop_id', drop_id FROM reject ANTI JOIN "drop" USING (drop_id) WHERE drop_id IS NOT NULL
UNION ALL
SELECT 'drop.run_id', run_id FROM "drop" ANTI JOIN run USING (run_id)
UNION ALL
SELECT 'record.page_id', page_id FROM record ANTI JOIN page USING (page_id)
UNION ALL
SELECT 'page.page_id (in record)', page_id FROM page ANTI JOIN record USING (page_id)
UNION ALL
SELECT 'reject.page_id', page_id FROM reject ANTI JOIN page USING (page_id) WHERE page_id IS NOT NULL
UNION ALL
SELECT 'paragraph.page_id', page_id FROM paragraph ANTI JOIN page USING (page_id)
UNION ALL
SELECT 'coding.page_id', page_id FROM coding ANTI JOIN page USING (page_id)
UNION ALL
SELECT 'mention.page_id (in coding)', page_id FROM mention ANTI JOIN coding USING (page_id, coder_version)
UNION ALL
SELECT 'mention.position', page_id || ' ' || "position" FROM mention ANTI JOIN paragraph USING (page_id, "position")
UNION ALL
SELECT 'mention.event_id', event_id FROM mention ANTI JOIN event USING (event_id)
UNION ALL
SELECT 'mention_party.mention_id', mention_id FROM mention_party ANTI JOIN mention USING (mention_id)
UNION ALL
SELECT 'dropped_candidate.page_id', page_id FROM dropped_candidate ANTI JOIN coding USING (page_id, coder_version)
UNION ALL
SELECT 'event_party.event_id', event_id FROM event_party ANTI JOIN event USING (event_id)
UNION ALL
SELECT 'event.lead_mention_id', lead_mention_id FROM event
ANTI JOIN mention ON mention.mention_id = event.lead_mention_id AND mention.event_id = event.event_id
