-- Every item and where it hangs: the plan at its root, the nearest objective above it, and how deep it lies. The way
-- up goes on over absent parents; it ends where a parent is unknown, and after 64 steps where parents told for
-- different instants close a circle.
CREATE OR REPLACE MACRO placed_items(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH RECURSIVE item AS MATERIALIZED (
    FROM items(as_of := as_of, known_at := known_at, up_to := up_to)
),
climb AS (
    SELECT id, id AS above, kind AS above_kind, parent_id AS next_id, 0 AS steps FROM item
    UNION ALL
    SELECT climb.id, item.id, item.kind, item.parent_id, climb.steps + 1
    FROM climb JOIN item ON item.id = climb.next_id
    WHERE climb.steps < 64
),
place AS (
    SELECT
        id,
        arg_max(above, steps) FILTER (above_kind = 'plan') AS plan_id,
        arg_min(above, steps) FILTER (above_kind = 'objective' AND steps > 0) AS objective_id,
        count(*) FILTER (above_kind <> 'plan' AND steps > 0) AS depth
    FROM climb
    GROUP BY id
)
SELECT item.*, place.plan_id, place.objective_id, place.depth FROM item JOIN place USING (id)
