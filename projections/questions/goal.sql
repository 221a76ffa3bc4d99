-- What only one key result or objective ($4) has to say of itself: its form's own numbers, its stated path, what it
-- is the same thing as, and which earlier and later ones it was carried from and to.
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := $1, known_at := $2, up_to := $3)
),
later AS (
    SELECT id, title, root_id, more['carried_from'] AS carried_from FROM item
    WHERE more['carried_from'] = $4 AND present
)
SELECT
    goal.description,
    goal.more['form'] AS form,
    goal.more['milestones'] AS milestones,
    goal.more['path'] AS path,
    goal.more['path_shape'] AS path_shape,
    goal.more['stretch']::DOUBLE AS stretch,
    goal.more['measured_by'] AS measured_by,
    measure.title AS measured_by_title,
    goal.more['carried_from'] AS carried_from,
    earlier.title AS carried_from_title,
    earlier.root_id AS carried_from_cycle,
    later.id AS carried_to,
    later.title AS carried_to_title,
    later.root_id AS carried_to_cycle
FROM item AS goal
LEFT JOIN item AS measure ON measure.id = goal.more['measured_by']
LEFT JOIN item AS earlier ON earlier.id = goal.more['carried_from']
LEFT JOIN later ON later.carried_from = goal.id
WHERE goal.id = $4
ORDER BY later.id
