-- The items of plans that are tied to nothing, of what is looked at ($4, the ids of plans, scorecards and cycles).
SELECT
    item.id,
    item.kind,
    item.title,
    item.parent_id AS root_id,
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner
FROM items(as_of := $1, known_at := $2, up_to := $3) AS item
SEMI JOIN (SELECT unnest($4::VARCHAR[]) AS id) AS root ON root.id = item.parent_id
LEFT JOIN people ON people.person_id = item.owner_id
WHERE item.present
    AND item.kind IN ('breakthrough_objective', 'annual_objective', 'improvement_priority', 'target_to_improve')
    AND item.id NOT IN (FROM tied_items(as_of := $1, known_at := $2, up_to := $3))
ORDER BY item.id
