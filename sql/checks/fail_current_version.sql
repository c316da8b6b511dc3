-- A URL has no current version or several, or a page without a URL is not current.
SELECT url, count(*) AS n_versions, count(*) FILTER (is_current) AS n_current
FROM page WHERE is_own_url
GROUP BY url
HAVING count(*) FILTER (is_current) <> 1
UNION ALL
SELECT url, 1, 0 FROM page WHERE NOT is_own_url AND NOT is_current
