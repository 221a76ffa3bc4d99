-- What the decisions of one review ($4) changed: a row a fact, with what it said before and after.
WITH decision AS (
    SELECT id FROM items(as_of := $1, known_at := $2, up_to := $3) WHERE kind = 'decision' AND parent_id = $4
),
title AS (
    SELECT entity_id, max(text) FILTER (field = 'title') AS title, max(text) FILTER (field = 'unit') AS unit
    FROM winning_attributes(as_of := $1, known_at := $2, up_to := $3) WHERE field IN ('title', 'unit')
    GROUP BY entity_id
)
SELECT
    told.causation_id AS decision_id,
    told.position,
    told.event,
    told.entity_id,
    title.title,
    title.unit,
    told.field,
    targets.period,
    told.before,
    told.after
FROM history(as_of := $1, known_at := $2, up_to := $3) AS told
JOIN decision ON decision.id = told.causation_id
LEFT JOIN title ON title.entity_id = told.entity_id
LEFT JOIN targets ON targets.position = told.position AND told.field = 'target'
ORDER BY told.position, told.field
