-- The items about which a countermeasure was agreed and is not verified yet, whether it was agreed for the item itself,
-- for what is the same thing, or for what the item hangs under.
CREATE OR REPLACE MACRO items_in_hand(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := as_of, known_at := known_at, up_to := up_to)
),
in_hand AS MATERIALIZED (
    SELECT more['subject_id'] AS id FROM item
    WHERE kind = 'countermeasure' AND more['state'] IN ('open', 'completed') AND more['subject_id'] IS NOT NULL
)
SELECT id FROM in_hand
UNION
SELECT entity_id FROM same_things(as_of := as_of, known_at := known_at, up_to := up_to)
WHERE source_id IN (FROM in_hand)
UNION
SELECT id FROM item WHERE parent_id IN (FROM in_hand) OR objective_id IN (FROM in_hand);

-- What serves what inside of the plans that are not closed, one step: `lower` serves `upper`. Targets to improve lead
-- back to the breakthroughs.
CREATE OR REPLACE MACRO serving_steps(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := as_of, known_at := known_at, up_to := up_to)
),
live AS MATERIALIZED (
    SELECT item.*
    FROM item LEFT JOIN item AS root ON root.id = item.root_id
    WHERE item.present AND root.status IS DISTINCT FROM 'closed'
),
link AS MATERIALIZED (
    FROM standing_links(as_of := as_of, known_at := known_at, up_to := up_to)
)
SELECT step.upper, upper.kind AS upper_kind, step.lower
FROM (
    SELECT parent_id AS upper, id AS lower FROM live
    UNION ALL
    SELECT to_id, from_id FROM link WHERE relation = 'alignment'
    UNION ALL
    SELECT
        CASE WHEN one.kind = 'target_to_improve' THEN to_id ELSE from_id END,
        CASE WHEN one.kind = 'target_to_improve' THEN from_id ELSE to_id END
    FROM link JOIN live AS one ON one.id = from_id
    WHERE relation = 'correlation'
    UNION ALL
    SELECT more['deploys'], id FROM live WHERE more['deploys'] IS NOT NULL
    UNION ALL
    SELECT entity_id, source_id FROM same_things(as_of := as_of, known_at := known_at, up_to := up_to)
) AS step
JOIN live AS upper ON upper.id = step.upper AND NOT is_root(upper.kind)
JOIN live AS lower ON lower.id = step.lower;

-- The items of plans that serve something, and the breakthroughs that something serves; the others are orphans.
CREATE OR REPLACE MACRO tied_items(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH step AS MATERIALIZED (
    FROM serving_steps(as_of := as_of, known_at := known_at, up_to := up_to)
)
SELECT lower AS id FROM step
WHERE upper_kind IN ('breakthrough_objective', 'annual_objective', 'improvement_priority')
UNION
SELECT upper FROM step WHERE upper_kind = 'breakthrough_objective'
