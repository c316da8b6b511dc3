-- An event is told as having happened days after the page that tells it: its date may be misread.
SELECT mention.event_id, mention.mention_id, mention.event_date, page.published_date, mention.date_reason
FROM mention JOIN page USING (page_id)
WHERE mention.factuality = 'asserted' AND mention.date_precision = 'day'
    AND mention.event_date > page.published_date + INTERVAL 1 DAY
