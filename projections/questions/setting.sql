-- What a setting of the workspace ($1) is at a position of the log ($2).
SELECT text AS "value" FROM attributes
WHERE entity_id = 'organisation' AND field = $1 AND position <= $2
ORDER BY (effective_at, recorded_at, position) DESC
LIMIT 1
