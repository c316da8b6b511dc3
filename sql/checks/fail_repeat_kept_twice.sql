-- A paragraph of 40 letters or more is kept on two pages.
SELECT fingerprint, count(*) AS n_kept, min(page_id) AS first_page_id
FROM paragraph
WHERE disposition = 'kept' AND kind <> 'headline' AND n_letters >= 40
GROUP BY fingerprint
HAVING count(*) > 1
