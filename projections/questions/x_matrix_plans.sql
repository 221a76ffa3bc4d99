-- The plans that can be drawn as an X-matrix: those that begin last first, and of these the one above the others.
WITH placed AS MATERIALIZED (
    FROM placed_items(as_of := $1, known_at := $2, up_to := $3) WHERE present
)
SELECT
    plan.id,
    plan.title,
    plan.period,
    plan.parent_id AS above_id,
    runs_from(plan.more['starts_on'], plan.period, plan.present_at) AS starts_at,
    count(item.id) AS items
FROM placed AS plan
JOIN placed AS item ON item.root_id = plan.id
    AND item.kind IN ('breakthrough_objective', 'annual_objective', 'improvement_priority', 'target_to_improve')
GROUP BY plan.id, plan.title, plan.period, plan.parent_id, plan.more, plan.present_at
ORDER BY starts_at DESC, above_id IS NOT NULL, items DESC, plan.id
