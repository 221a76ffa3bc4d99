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
SELECT item.*, place.root_id, place.objective_id, place.perspective_id, place.depth FROM item JOIN place USING (id);

-- The plan, scorecard or cycle that is named, with every one that belongs to it; all of them where none is named.
-- What was closed is over, unless it is the one that was named.
CREATE OR REPLACE MACRO roots_of(root, as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH RECURSIVE item AS MATERIALIZED (
    SELECT id, kind, title, parent_id, status FROM items(as_of := as_of, known_at := known_at, up_to := up_to)
    WHERE present AND kind IN ('plan', 'scorecard', 'cycle')
),
found AS (
    SELECT id FROM item WHERE coalesce(id = root, true)
    UNION
    SELECT item.id FROM found JOIN item ON item.parent_id = found.id
)
SELECT item.* FROM item SEMI JOIN found USING (id) WHERE status IS DISTINCT FROM 'closed' OR id = root
