-- Objectives and key results of every cycle: a row for each objective (key_result_id null) and for each key result.
CREATE OR REPLACE MACRO okrs(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := as_of, known_at := known_at, up_to := up_to)
),
-- A cycle lasts as its period says; where the label is the source's own, from its start to its close.
cycle AS (
    SELECT id, starts_at, ends_at, least(until_as_of(as_of), ends_at) AS looked_at_at
    FROM (
        SELECT id,
            coalesce(period_start(period), present_at) AS starts_at,
            coalesce(period_end(period), CASE WHEN status = 'closed' THEN status_at END) AS ends_at
        FROM item WHERE kind IN ('plan', 'cycle')
    )
),
key_result AS (
    SELECT
        item.*,
        target.target,
        reading."value",
        reading.confidence,
        reading.effective_at AS updated_at,
        progress_of(reading."value", item.baseline, target.target, item.direction) AS progress,
        -- Linear from the start to the end of the cycle, in whole days; the last instant of a day completes it.
        clamped(date_sub('day', cycle.starts_at, cycle.looked_at_at + INTERVAL 1 MICROSECOND)
            / nullif(date_sub('day', cycle.starts_at, cycle.ends_at + INTERVAL 1 MICROSECOND), 0), 1) AS expected,
        -- Silence is never green: no check-in for two weeks is stale, whatever the pace.
        reading.effective_at < cycle.looked_at_at - INTERVAL 14 DAY AS stale
    FROM item
    LEFT JOIN cycle ON cycle.id = item.root_id
    LEFT JOIN winning_targets(as_of := as_of, known_at := known_at, up_to := up_to) AS target
        ON target.entity_id = item.id
    LEFT JOIN winning_readings(as_of := as_of, known_at := known_at, up_to := up_to) AS reading
        ON reading.entity_id = item.id
    WHERE item.kind = 'key_result' AND item.present
),
judged AS (
    SELECT *, CASE
        WHEN progress IS NULL THEN 'no_data'
        WHEN coalesce(stale, false) THEN 'stale'
        ELSE pace(progress, expected)
    END AS pace_status
    FROM key_result
),
-- An average counts each key result clamped to 0..1, one without a value as 0; without any value there is none.
-- The order makes the sum the same to the last bit on every replica.
rolled AS (
    SELECT
        parent_id AS id,
        CASE WHEN count(progress) > 0 THEN
            sum(coalesce(weight, 1) * clamped(coalesce(progress, 0), 1) ORDER BY id)
            / nullif(sum(coalesce(weight, 1) ORDER BY id), 0)
        END AS progress,
        max(expected) AS expected,
        arg_min(pace_status, weakness(pace_status)) AS pace_status,
        max(updated_at) AS updated_at
    FROM judged
    GROUP BY parent_id
),
line AS (
    SELECT
        objective.root_id AS cycle,
        objective.id AS objective_id,
        objective.parent_id,
        objective.depth,
        objective.title AS objective,
        NULL::VARCHAR AS key_result_id,
        NULL::VARCHAR AS key_result,
        objective.owner_id,
        NULL::VARCHAR AS kind,
        objective.commitment,
        NULL::DOUBLE AS baseline,
        NULL::DOUBLE AS target,
        NULL::DOUBLE AS "value",
        rolled.progress,
        rolled.expected,
        NULL::DOUBLE AS confidence,
        coalesce(rolled.pace_status, 'no_data') AS status,
        objective.weight,
        rolled.updated_at,
        objective.grade AS judged_grade,
        objective.unit
    FROM item AS objective
    LEFT JOIN rolled USING (id)
    WHERE objective.kind = 'objective' AND objective.present
    UNION ALL
    SELECT
        judged.root_id,
        judged.objective_id,
        judged.parent_id,
        judged.depth,
        above.title,
        judged.id,
        judged.title,
        judged.owner_id,
        CASE WHEN judged.baseline IS NULL OR judged.target IS NULL THEN NULL
            WHEN judged.target < judged.baseline THEN 'decrease' ELSE 'increase' END,
        judged.commitment,
        judged.baseline,
        judged.target,
        judged."value",
        judged.progress,
        judged.expected,
        judged.confidence,
        judged.pace_status,
        judged.weight,
        judged.updated_at,
        judged.grade,
        judged.unit
    FROM judged
    LEFT JOIN item AS above ON above.id = judged.objective_id
)
SELECT
    cycle, objective_id, parent_id, depth, objective, key_result_id, key_result,
    CASE WHEN owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner,
    kind, commitment, baseline, target, "value", progress, expected, confidence, status, weight, updated_at,
    NULL::DOUBLE AS grade,
    judged_grade,
    unit
FROM line LEFT JOIN people ON people.person_id = owner_id
ORDER BY cycle, objective_id, key_result_id NULLS FIRST
