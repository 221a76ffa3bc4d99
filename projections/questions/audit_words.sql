-- The persons and the fields that the record inside the bounds names, the most frequent first. A link is named by what
-- it says, whatever it leads to.
WITH told AS (FROM history(as_of := $1, known_at := $2, up_to := $3))
SELECT 'person' AS kind, actor AS word, count(*) AS times FROM told GROUP BY ALL
UNION ALL
SELECT 'field', split_part(field, ' ', 1), count(*) FROM told GROUP BY ALL
ORDER BY kind, times DESC, word
