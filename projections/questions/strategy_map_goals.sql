-- What objectives and key results serve one objective ($4) or a measure of it, or are the same thing as such a measure;
-- each with its cycle and where it stands.
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := $1, known_at := $2, up_to := $3) WHERE present
),
mine AS (
    SELECT id FROM item WHERE id = $4 OR (objective_id = $4 AND kind = 'measure')
),
serving AS (
    SELECT from_id AS id FROM standing_links(as_of := $1, known_at := $2, up_to := $3)
    WHERE relation = 'alignment' AND to_id IN (FROM mine)
    UNION
    SELECT id FROM item WHERE kind = 'key_result' AND more['measured_by'] IN (FROM mine)
),
-- Of an objective also its key results.
goal AS (
    SELECT item.* FROM item
    WHERE item.kind IN ('objective', 'key_result')
        AND (item.id IN (FROM serving) OR (item.kind = 'key_result' AND item.objective_id IN (FROM serving)))
)
SELECT goal.id, goal.kind, goal.title, goal.root_id AS cycle, root.title AS cycle_title, told.owner, told.status,
    told.progress
FROM goal
JOIN item AS root ON root.id = goal.root_id
LEFT JOIN okrs(as_of := $1, known_at := $2, up_to := $3) AS told
    ON coalesce(told.key_result_id, told.objective_id) = goal.id
ORDER BY goal.root_id, coalesce(goal.objective_id, goal.id), goal.kind = 'key_result', goal.id
