-- One record of a drop's file has two fates.
SELECT drop_id, file, ordinal, count(*) AS n_fates
FROM (
    SELECT drop_id, file, ordinal FROM record
    UNION ALL
    SELECT drop_id, file, ordinal FROM reject WHERE stage <> 'code' AND ordinal IS NOT NULL
)
GROUP BY drop_id, file, ordinal
HAVING count(*) > 1
