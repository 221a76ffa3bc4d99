-- Where each item hangs: the plan at its root, the nearest objective above it, and how deep it lies. The way up
-- goes on over absent parents; it ends where a parent is unknown, and after 64 steps where parents told for
-- different instants close a circle.
CREATE OR REPLACE MACRO tree(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH RECURSIVE item AS MATERIALIZED (
    SELECT
        entity_id AS id,
        max(text) FILTER (field = 'kind') AS kind,
        max(text) FILTER (field = 'parent_id') AS parent_id
    FROM winning_attributes(as_of := as_of, known_at := known_at, up_to := up_to)
    WHERE field IN ('kind', 'parent_id')
    GROUP BY entity_id
    HAVING kind IS NOT NULL
),
climb AS (
    SELECT id, id AS above, kind AS above_kind, parent_id AS next_id, 0 AS steps FROM item
    UNION ALL
    SELECT climb.id, item.id, item.kind, item.parent_id, climb.steps + 1
    FROM climb JOIN item ON item.id = climb.next_id
    WHERE climb.steps < 64
)
SELECT
    id,
    arg_max(above, steps) FILTER (above_kind = 'plan') AS plan_id,
    arg_min(above, steps) FILTER (above_kind = 'objective' AND steps > 0) AS objective_id,
    count(*) FILTER (above_kind <> 'plan' AND steps > 0) AS depth
FROM climb
GROUP BY id
