-- What changed after one position ($4): the newest facts, at most $5, each with what its item is called. `found` is
-- how many there are in all. What the policies propose is no change.
WITH told AS (
    FROM history(as_of := $1, known_at := $2, up_to := $3) WHERE position > $4 AND event <> 'ActionProposed'
),
item AS (
    SELECT id, kind, unit, coalesce(title, more['action'], description) AS title
    FROM items(as_of := $1, known_at := $2, up_to := $3)
    WHERE id IN (SELECT entity_id FROM told)
)
SELECT
    told.*,
    item.kind,
    item.title,
    item.unit,
    targets.period,
    count(*) OVER () AS found,
    count(DISTINCT told.entity_id) OVER () AS items
FROM told
LEFT JOIN item ON item.id = told.entity_id
LEFT JOIN targets ON targets.position = told.position AND told.field = 'target'
ORDER BY told.position DESC, told.field
LIMIT $5
