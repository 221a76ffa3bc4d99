-- What the levels can talk about: every item of a plan, objective, key result and measure of what was not closed, with
-- its target now and the unit whose plan it is in.
SELECT
    item.id,
    item.kind,
    coalesce(item.title, item.id) AS title,
    item.unit,
    item.root_id AS plan,
    coalesce(root.title, item.root_id) AS plan_title,
    root.more['team'] AS team,
    target.target
FROM placed_items(as_of := $1, known_at := $2, up_to := $3) AS item
LEFT JOIN items(as_of := $1, known_at := $2, up_to := $3) AS root ON root.id = item.root_id
LEFT JOIN winning_targets(as_of := $1, known_at := $2, up_to := $3) AS target ON target.entity_id = item.id
WHERE item.present AND root.status IS DISTINCT FROM 'closed'
    AND item.kind IN ('breakthrough_objective', 'annual_objective', 'improvement_priority', 'target_to_improve',
        'objective', 'key_result', 'measure')
ORDER BY plan_title, plan, title, item.id
