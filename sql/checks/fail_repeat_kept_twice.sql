-- A paragraph of 40 letters or more, or a near copy of it, is kept on two pages.
WITH kept AS NOT MATERIALIZED (
    SELECT coalesce(text_group.group_fingerprint, paragraph.fingerprint) AS fingerprint, page_id
    FROM paragraph LEFT JOIN text_group USING (fingerprint)
    WHERE disposition = 'kept' AND kind <> 'headline' AND n_letters >= 40
),
-- Hashes are counted first: fingerprints of all paragraphs would take several times the memory.
suspect AS (
    SELECT hash(fingerprint) AS key FROM kept GROUP BY key HAVING count(*) > 1
)
SELECT fingerprint, count(*) AS n_kept, min(page_id) AS first_page_id
FROM kept WHERE hash(fingerprint) IN (FROM suspect)
GROUP BY fingerprint
HAVING count(*) > 1
