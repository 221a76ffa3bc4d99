-- The states in `states` are each drawn from both sides: readings and the day from the side it `looks` from, structure,
-- weights and targets each from one of the two, and `corrected` where the corrections between the two hold.
CREATE TEMP TABLE drawn AS
SELECT states.*, sides.as_of AS looks_at FROM states JOIN sides ON sides.side = states.looks;

-- Targets, kinds of scoring and thresholds are asked for the end of a period, which may lie behind or ahead: of these a
-- state has all that its side knows, in force or planned, and each holds from its own instant on.
CREATE TEMP TABLE planned AS
WITH told AS (
    SELECT entity_id, 'target' AS field, NULL AS text, target AS number, period, restates, effective_at,
        recorded_at, position
    FROM near_targets
    UNION ALL
    SELECT entity_id, field, text, number, NULL, false, effective_at, recorded_at, position
    FROM near_attributes WHERE field IN ('scoring', 'thresholds')
),
measure AS (
    SELECT DISTINCT entity_id FROM won WHERE field = 'kind' AND text = 'measure'
),
known AS (
    SELECT drawn.state, drawn.looks, drawn.looks_at, drawn.corrected AS with_corrections, sides.side, sides.as_of,
        told.*
    FROM drawn CROSS JOIN told
    JOIN sides ON sides.side = CASE WHEN told.entity_id IN (FROM came) THEN 'other' ELSE drawn.target END
    WHERE told.recorded_at <= until_known_at(sides.known_at) AND told.position <= until_up_to(sides.up_to)
        OR told.field = 'target'
),
-- Where one side corrects what the other tells, the state has the one or the other.
chosen AS (
    SELECT known.*
    FROM known
    JOIN sides USING (side)
    LEFT JOIN corrected USING (field, entity_id, effective_at)
    WHERE CASE
        WHEN corrected.field IS NULL
            THEN known.recorded_at <= until_known_at(sides.known_at) AND known.position <= until_up_to(sides.up_to)
        WHEN with_corrections THEN known.position = corrected.other
        ELSE known.position = corrected.one
    END
),
-- What was planned for a key result for after its cycle's close never comes into force.
closed AS (
    SELECT sides.side, item.id AS entity_id, won.effective_at AS closed_at
    FROM sides,
        LATERAL (FROM placed_items(as_of := sides.as_of, known_at := sides.known_at, up_to := sides.up_to)) AS item
    JOIN won ON won.side = sides.side AND won.entity_id = item.root_id AND won.field = 'status' AND won.text = 'closed'
    WHERE item.kind = 'key_result'
),
in_force AS (
    SELECT state, entity_id, field, arg_max(position, (effective_at, recorded_at, position)) AS position
    FROM chosen LEFT JOIN closed USING (side, entity_id)
    WHERE effective_at <= least(as_of, closed_at) GROUP BY ALL
)
-- What came into force between the two belongs to the later of them. Not so the plan of a measure for a period, told
-- before it came: the earlier one knew it.
SELECT
    chosen.* REPLACE (
        CASE WHEN effective_at > looks_at AND chosen.position = in_force.position THEN looks_at ELSE effective_at END
            AS effective_at
    )
FROM chosen LEFT JOIN in_force USING (state, entity_id, field)
WHERE side = looks
    OR NOT (effective_at > as_of AND effective_at <= looks_at)
    OR (entity_id IN (FROM measure) AND recorded_at <= as_of)
