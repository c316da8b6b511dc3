-- A repeat names no keeper, or one that is itself not kept, or one whose words are no near copy of its own.
SELECT repeat.page_id, repeat."position", repeat.disposition, repeat.keeper_page_id, repeat.keeper_position,
    keeper.disposition AS keeper_disposition
FROM paragraph AS repeat
LEFT JOIN paragraph AS keeper
    ON keeper.page_id = repeat.keeper_page_id AND keeper."position" = repeat.keeper_position
LEFT JOIN text_group AS own ON own.fingerprint = repeat.fingerprint
LEFT JOIN text_group AS kept ON kept.fingerprint = keeper.fingerprint
WHERE (
        repeat.disposition = 'repeat_across_pages'
        AND (
            keeper.disposition IS DISTINCT FROM 'kept'
            OR coalesce(own.group_fingerprint, repeat.fingerprint)
                <> coalesce(kept.group_fingerprint, keeper.fingerprint)
        )
    )
    OR (
        -- What a page repeats of itself may in turn be another page's, or a line that the site wears.
        repeat.disposition = 'repeat_in_page'
        AND (
            keeper.page_id IS DISTINCT FROM repeat.page_id
            OR (keeper.disposition NOT IN ('kept', 'repeat_across_pages') AND keeper.page_disposition <> 'kept')
        )
    )
