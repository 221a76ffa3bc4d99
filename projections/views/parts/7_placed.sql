-- Every item and where it hangs: the plan, scorecard, cycle or review at its root, its perspective, the nearest
-- objective above it, and how deep it lies below its root. The way up goes on over absent parents; it ends at the
-- root, where a parent is unknown, and after 64 steps where parents told for different instants close a circle.
CREATE OR REPLACE MACRO is_root(kind) AS kind IN ('plan', 'scorecard', 'cycle', 'review');

CREATE OR REPLACE MACRO placed_items(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH RECURSIVE item AS MATERIALIZED (
    FROM items(as_of := as_of, known_at := known_at, up_to := up_to)
),
climb AS (
    SELECT id, id AS above, kind AS above_kind, parent_id AS next_id, 0 AS steps FROM item
    UNION ALL
    SELECT climb.id, item.id, item.kind, item.parent_id, climb.steps + 1
    FROM climb JOIN item ON item.id = climb.next_id
    WHERE climb.steps < 64 AND NOT is_root(climb.above_kind)
),
place AS (
    SELECT
        id,
        arg_max(above, steps) FILTER (is_root(above_kind)) AS root_id,
        arg_min(above, steps) FILTER (above_kind IN ('objective', 'strategic_objective') AND steps > 0)
            AS objective_id,
        arg_min(above, steps) FILTER (above_kind = 'perspective') AS perspective_id,
        count(*) FILTER (NOT is_root(above_kind) AND steps > 0) AS depth
    FROM climb
    GROUP BY id
)
SELECT item.*, place.root_id, place.objective_id, place.perspective_id, place.depth FROM item JOIN place USING (id)
