-- What a review of $4 can decide about: every item that is there below this plan, scorecard or cycle, and below what
-- belongs to it, with its target, weight and owner.
WITH RECURSIVE item AS MATERIALIZED (
    SELECT id, kind, title, unit, weight, parent_id, root_id, owner_id
    FROM placed_items(as_of := $1, known_at := $2, up_to := $3)
    WHERE present
),
below AS (
    SELECT id FROM item WHERE id = $4
    UNION
    SELECT item.id FROM below JOIN item ON item.parent_id = below.id AND is_root(item.kind) AND item.kind <> 'review'
)
SELECT
    item.id,
    item.kind,
    item.title,
    item.unit,
    item.weight,
    target.target,
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner
FROM item
JOIN below ON below.id = item.root_id
LEFT JOIN winning_targets(as_of := $1, known_at := $2, up_to := $3) AS target ON target.entity_id = item.id
LEFT JOIN people ON people.person_id = item.owner_id
WHERE NOT is_root(item.kind) OR item.id = $4
ORDER BY item.title, item.id
