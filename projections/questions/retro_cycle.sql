-- The cycle $4, or the plan that serves as one: when it runs, when what it is to achieve was settled (its lock; without
-- one its start, or when the first of it was known), from when on its reviews are held, and until when it is looked at:
-- its end or close, or now.
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := $1, known_at := $2, up_to := $3)
),
root AS (
    SELECT
        id, kind, parent_id, coalesce(title, id) AS title,
        CASE WHEN kind = 'plan' THEN id ELSE parent_id END AS plan,
        runs_from(more['starts_on'], period, present_at) AS starts_at,
        runs_until(more['ends_on'], period, status, status_at) AS ends_at,
        CASE WHEN status = 'closed' THEN status_at END AS closed_at,
        coalesce(try_cast(more['cadence']::DOUBLE AS SMALLINT), 7) AS cadence
    FROM item WHERE id = $4 AND kind IN ('cycle', 'plan')
),
locked AS (
    SELECT min(greatest(effective_at, recorded_at)) AS locked_at
    FROM attributes
    WHERE entity_id = $4 AND field = 'phase' AND text = 'locked'
        AND effective_at <= until_as_of($1) AND recorded_at <= until_known_at($2) AND position <= until_up_to($3)
),
-- What is held before the cycle before it was closed is about that one.
before AS (
    SELECT max(item.status_at) AS closed_at
    FROM item JOIN root ON item.parent_id = root.parent_id AND item.id <> root.id
    WHERE item.kind = 'cycle' AND item.status = 'closed'
        AND runs_from(item.more['starts_on'], item.period, item.present_at) < root.starts_at
),
known AS (
    SELECT min(greatest(told.effective_at, told.recorded_at)) AS known_at
    FROM attributes AS told JOIN item ON item.id = told.entity_id
    WHERE told.field = 'present' AND item.root_id = $4 AND item.id <> $4
        AND told.recorded_at <= until_known_at($2) AND told.position <= until_up_to($3)
)
SELECT
    root.* EXCLUDE (parent_id),
    locked.locked_at,
    coalesce(locked.locked_at, greatest(root.starts_at, known.known_at)) AS settled_at,
    greatest(root.starts_at, before.closed_at) AS reviewed_from,
    least(until_as_of($1), root.ends_at, root.closed_at) AS looked_at_at,
    coalesce(root.closed_at <= until_as_of($1), false) AS is_closed,
    coalesce(least(root.ends_at, root.closed_at) <= until_as_of($1), false) AS is_over
FROM root, locked, before, known
