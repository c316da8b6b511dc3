-- Records of a file are numbered with gaps: the reader may have passed some over.
SELECT drop_id, file, max(ordinal) + 1 AS n_expected, count(DISTINCT ordinal) AS n_found
FROM (
    SELECT drop_id, file, ordinal FROM record
    UNION ALL
    SELECT drop_id, file, ordinal FROM reject WHERE stage <> 'code' AND ordinal IS NOT NULL
)
GROUP BY drop_id, file
HAVING max(ordinal) + 1 <> count(DISTINCT ordinal)
