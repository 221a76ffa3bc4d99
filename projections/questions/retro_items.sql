-- What a look back on the cycle $4 concerns: its objectives and key results, and the measures and targets to improve of
-- its plan ($5) and of the scorecards of that plan, with these. Also what was dropped.
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := $1, known_at := $2, up_to := $3)
),
root AS (
    SELECT id FROM item WHERE id IN ($4, $5) OR (kind = 'scorecard' AND parent_id = $5)
)
SELECT
    item.id,
    item.kind,
    item.present,
    coalesce(item.title, item.id) AS title,
    item.unit,
    item.direction,
    item.weight,
    item.parent_id,
    item.objective_id,
    item.root_id,
    coalesce(item.commitment, above.commitment) AS commitment,
    item.root_id = $4 AND item.kind IN ('objective', 'key_result') AS in_cycle,
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner
FROM item
SEMI JOIN root ON root.id = item.root_id
LEFT JOIN item AS above ON above.id = item.objective_id
LEFT JOIN people ON people.person_id = item.owner_id
WHERE (item.root_id = $4 AND item.kind IN ('objective', 'key_result'))
    OR item.kind IN ('measure', 'target_to_improve', 'strategic_objective', 'scorecard')
ORDER BY item.id
