-- The newest changes, at most $5, of one item ($4) and of the measures below it. What the policies propose is no change.
WITH about AS (
    SELECT id, title, unit FROM placed_items(as_of := $1, known_at := $2, up_to := $3)
    WHERE id = $4 OR (objective_id = $4 AND kind = 'measure')
)
SELECT told.*, about.title, about.unit
FROM history(as_of := $1, known_at := $2, up_to := $3) AS told
JOIN about ON about.id = told.entity_id
WHERE told.event <> 'ActionProposed'
ORDER BY told.recorded_at DESC, told.position DESC, told.field
LIMIT $5
