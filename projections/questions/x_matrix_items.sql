-- The items of one plan ($4) that stand in its X-matrix, and whether each is tied to anything: whether it serves a
-- breakthrough, an annual objective or a priority, here or in another plan, or a breakthrough is served.
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := $1, known_at := $2, up_to := $3)
),
live AS MATERIALIZED (
    SELECT item.*
    FROM item LEFT JOIN item AS root ON root.id = item.root_id
    WHERE item.present AND (item.root_id = $4 OR root.status IS DISTINCT FROM 'closed')
),
-- What serves what, one step; targets to improve lead back to the breakthroughs.
step AS MATERIALIZED (
    SELECT upper, lower
    FROM (
        SELECT parent_id AS upper, id AS lower FROM live
        UNION ALL
        SELECT
            CASE WHEN relation = 'alignment' OR one.kind = 'target_to_improve' THEN to_id ELSE from_id END,
            CASE WHEN relation = 'alignment' OR one.kind = 'target_to_improve' THEN from_id ELSE to_id END
        FROM standing_links(as_of := $1, known_at := $2, up_to := $3) JOIN live AS one ON one.id = from_id
        WHERE relation IN ('alignment', 'correlation')
        UNION ALL
        SELECT more['deploys'], id FROM live WHERE more['deploys'] IS NOT NULL
        UNION ALL
        SELECT entity_id, source_id FROM same_things(as_of := $1, known_at := $2, up_to := $3)
    )
    WHERE upper IN (SELECT id FROM live WHERE NOT is_root(kind)) AND lower IN (SELECT id FROM live)
),
tied AS (
    SELECT lower AS id FROM step JOIN live AS above ON above.id = step.upper
    WHERE above.kind IN ('breakthrough_objective', 'annual_objective', 'improvement_priority')
    UNION
    SELECT upper FROM step JOIN live AS above ON above.id = step.upper WHERE above.kind = 'breakthrough_objective'
)
SELECT
    item.id,
    item.kind AS side,
    item.title,
    item.description,
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner,
    item.id IN (SELECT id FROM tied) AS tied
FROM item
LEFT JOIN people ON people.person_id = item.owner_id
WHERE item.present AND item.root_id = $4
    AND item.kind IN ('breakthrough_objective', 'annual_objective', 'improvement_priority', 'target_to_improve')
ORDER BY item.id
