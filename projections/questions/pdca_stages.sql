-- How much each review looked at and brought: a row a stage and kind of event, with how many and when that became
-- known; of countermeasures that were carried out it says which. $4: a plan, scorecard or cycle; of what no review
-- has looked at yet, only what lies below it counts.
WITH RECURSIVE item AS MATERIALIZED (
    SELECT id, kind, parent_id, root_id FROM placed_items(as_of := $1, known_at := $2, up_to := $3)
),
below AS (
    SELECT id FROM item WHERE id = $4
    UNION
    SELECT item.id FROM below JOIN item ON item.parent_id = below.id AND is_root(item.kind)
)
SELECT
    fact.review_id,
    fact.stage,
    fact.event,
    count(*) AS facts,
    min(fact.recorded_at) AS first_at,
    max(fact.recorded_at) AS last_at,
    list(fact.what ORDER BY fact.position) FILTER (fact.event = 'CountermeasureCompleted') AS completed
FROM pdca(as_of := $1, known_at := $2, up_to := $3) AS fact
LEFT JOIN item ON item.id = fact.entity_id
WHERE fact.review_id <> 'current' OR $4::VARCHAR IS NULL OR item.root_id IN (SELECT id FROM below)
GROUP BY fact.review_id, fact.stage, fact.event
ORDER BY fact.review_id, fact.stage, fact.event
