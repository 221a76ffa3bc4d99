-- What one entity ($4) is tied to, but for what it lies under: by correlation, cause and effect or alignment, by
-- deployment to another plan, and as the same thing. `outward` where it says so itself.
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := $1, known_at := $2, up_to := $3)
),
tie AS (
    SELECT relation, strength, from_id = $4 AS outward, CASE WHEN from_id = $4 THEN to_id ELSE from_id END AS id
    FROM standing_links(as_of := $1, known_at := $2, up_to := $3)
    WHERE from_id = $4 OR to_id = $4
    UNION ALL
    SELECT 'deployment', NULL, true, more['deploys'] FROM item WHERE id = $4 AND more['deploys'] IS NOT NULL
    UNION ALL
    SELECT 'deployment', NULL, false, id FROM item WHERE more['deploys'] = $4
    UNION ALL
    SELECT 'same', NULL, true, source_id FROM same_things(as_of := $1, known_at := $2, up_to := $3)
    WHERE entity_id = $4
)
SELECT
    tie.relation,
    tie.outward,
    tie.strength,
    tie.id,
    item.kind,
    coalesce(item.title, tie.id) AS title,
    coalesce(item.present, false) AS present,
    coalesce(root.title, item.root_id) AS root_title,
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner
FROM tie
LEFT JOIN item ON item.id = tie.id
LEFT JOIN item AS root ON root.id = item.root_id
LEFT JOIN people ON people.person_id = item.owner_id
ORDER BY tie.relation, tie.outward DESC, item.kind, title, tie.id
