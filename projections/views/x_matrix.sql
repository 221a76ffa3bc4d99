-- The X-matrix: a row for each correlation that stands between two items of a plan, and one for each item that
-- correlates with nothing, its other side null. A link is stored once, from a side to the next one in their round.
CREATE OR REPLACE MACRO x_matrix(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH item AS MATERIALIZED (
    SELECT item.*,
        CASE WHEN owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner
    FROM items(as_of := as_of, known_at := known_at, up_to := up_to) AS item
    LEFT JOIN people ON people.person_id = owner_id
    WHERE present
        AND kind IN ('breakthrough_objective', 'annual_objective', 'improvement_priority', 'target_to_improve')
),
link AS MATERIALIZED (
    SELECT from_id, to_id, strength
    FROM standing_links(as_of := as_of, known_at := known_at, up_to := up_to)
    WHERE relation = 'correlation' AND from_id IN (SELECT id FROM item) AND to_id IN (SELECT id FROM item)
),
line AS (
    FROM link
    UNION ALL BY NAME
    SELECT id AS from_id FROM item
    WHERE id NOT IN (SELECT from_id FROM link) AND id NOT IN (SELECT to_id FROM link)
)
SELECT
    one.parent_id AS plan,
    one.kind AS side_a,
    one.id AS item_a,
    other.kind AS side_b,
    other.id AS item_b,
    line.strength,
    one.title AS title_a,
    one.owner AS owner_a,
    other.title AS title_b,
    other.owner AS owner_b
FROM line
JOIN item AS one ON one.id = line.from_id
LEFT JOIN item AS other ON other.id = line.to_id
ORDER BY plan, item_a, item_b
