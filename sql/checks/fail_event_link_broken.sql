-- A link leads to no event or to its own, or joins events that its kind cannot join.
SELECT link.event_id, link.linked_event_id, link.kind
FROM event_link AS link
LEFT JOIN event AS one ON one.event_id = link.event_id
LEFT JOIN event AS other ON other.event_id = link.linked_event_id
WHERE one.event_id IS NULL
    OR other.event_id IS NULL
    OR link.event_id = link.linked_event_id
    OR (link.kind = 'fulfils' AND (one.factuality <> 'asserted' OR other.factuality <> 'future'))
    OR (link.kind = 'denies' AND one.factuality <> 'negated' AND one.event_type <> 'REJECT')
    OR (
        link.kind = 'same_day_less_precise'
        AND (one.event_type <> other.event_type OR one.factuality <> other.factuality OR one.event_date > other.event_date)
    )
