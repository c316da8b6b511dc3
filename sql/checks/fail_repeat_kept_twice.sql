-- A paragraph of 40 letters or more, or a near copy of it, is kept on two pages.
SELECT coalesce(text_group.group_fingerprint, paragraph.fingerprint) AS fingerprint,
    count(*) AS n_kept, min(page_id) AS first_page_id
FROM paragraph LEFT JOIN text_group USING (fingerprint)
WHERE disposition = 'kept' AND kind <> 'headline' AND n_letters >= 40
GROUP BY 1
HAVING count(*) > 1
