-- One row a measure and period: the actual as of the bounds, against the plan (target, thresholds, kind of scoring) in
-- force at the end of the period as known at `known_at`, also for a period that lies ahead.
CREATE OR REPLACE MACRO measures(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH item AS (
    FROM placed_items(as_of := as_of, known_at := known_at, up_to := up_to)
),
measure AS (
    SELECT
        row_number() OVER (ORDER BY item.root_id, item.id) AS place,
        item.id,
        item.root_id,
        item.objective_id,
        perspective.title AS perspective,
        item.title,
        item.unit,
        item.direction,
        item.owner_id,
        item.more['frequency'] AS own_frequency,
        item.more['override'] AS override
    FROM item LEFT JOIN item AS perspective ON perspective.id = item.perspective_id
    WHERE item.kind = 'measure' AND item.present
),
-- Whose readings a measure sees: its own, and those of the items that are the same thing.
source AS (
    SELECT id, id AS source_id, own_frequency FROM measure
    UNION ALL
    SELECT measure.id, same.source_id, measure.own_frequency
    FROM same_things(as_of := as_of, known_at := known_at, up_to := up_to) AS same
    JOIN measure ON measure.id = same.entity_id
),
-- A withdrawal without a period concerns every reading of its instant, whatever period that is for: named, or not.
concerned AS MATERIALIZED (
    SELECT DISTINCT withdrawal.position, readings.period
    FROM readings AS withdrawal JOIN readings USING (entity_id, effective_at)
    WHERE withdrawal."value" IS NULL AND withdrawal.period IS NULL
        AND (readings."value" IS NOT NULL OR readings.period IS NOT NULL)
        AND readings.recorded_at <= until_known_at(known_at) AND readings.position <= until_up_to(up_to)
),
-- Any other reading without a period is for the one of the measure's frequency in which it lies.
told AS (
    SELECT
        source.id,
        coalesce(readings.period, concerned.period, period_at(readings.effective_at, source.own_frequency)) AS period,
        readings.effective_at,
        {
            'effective_at': readings.effective_at, 'recorded_at': readings.recorded_at, 'position': readings.position,
            'actual': readings."value", 'restates': readings.restates, 'stated_target': readings.stated_target
        } AS said
    FROM readings
    JOIN source ON source.source_id = readings.entity_id
    LEFT JOIN concerned ON concerned.position = readings.position
    WHERE readings.effective_at <= until_as_of(as_of) AND readings.recorded_at <= until_known_at(known_at)
        AND readings.position <= until_up_to(up_to)
),
-- Every target from the instant it holds until the next one, in force or planned.
plan AS (
    SELECT *, lead(effective_at, 1, 'infinity'::TIMESTAMP) OVER (PARTITION BY id ORDER BY effective_at) AS until
    FROM (
        SELECT targets.entity_id AS id, targets.effective_at,
            max({
                'recorded_at': targets.recorded_at, 'position': targets.position, 'target': targets.target,
                'period': targets.period
            }) AS said
        FROM targets SEMI JOIN measure ON measure.id = targets.entity_id
        WHERE recorded_at <= until_known_at(known_at) AND position <= until_up_to(up_to)
        GROUP BY ALL
    )
),
-- A measure has a period because it was read for it, or because it has a target for it, or both. The one rule lets the
-- greatest win of what is said of it: the position settles it, and the rest is only carried along.
period AS MATERIALIZED (
    SELECT id, period, max(effective_at) AS told_at, max(said) AS said
    FROM (
        FROM told
        UNION ALL BY NAME
        SELECT id, said.period, effective_at FROM plan WHERE said.period IS NOT NULL
    )
    GROUP BY ALL
),
-- What a label means is found out once, not for each measure.
label AS (
    SELECT period, period_frequency(period) AS frequency, period_end(period) AS ends_at
    FROM (SELECT DISTINCT period FROM period)
),
planned AS (
    SELECT period.*, plan.said.target
    FROM (
        SELECT period.*, label.frequency, coalesce(label.ends_at, period.told_at) AS ends_at
        FROM period JOIN label USING (period)
    ) AS period
    LEFT JOIN plan ON plan.id = period.id AND plan.effective_at <= period.ends_at AND period.ends_at < plan.until
),
rule AS (
    FROM scoring_rules(known_at := known_at, up_to := up_to)
),
scored AS (
    SELECT
        measure.*,
        planned.* EXCLUDE (id),
        scoring.text AS scoring,
        thresholds.text AS thresholds,
        thresholds.numbers,
        red_flag_in_force(scoring.text, thresholds.numbers, planned.target, measure.direction, measure.unit) AS red_flag
    FROM measure
    JOIN planned ON planned.id = measure.id
    LEFT JOIN rule AS scoring ON scoring.entity_id = measure.id AND scoring.field = 'scoring'
        AND scoring.effective_at <= planned.ends_at AND planned.ends_at < scoring.until
    LEFT JOIN rule AS thresholds ON thresholds.entity_id = measure.id AND thresholds.field = 'thresholds'
        AND thresholds.effective_at <= planned.ends_at AND planned.ends_at < thresholds.until
),
rated AS (
    SELECT *, score_of(scoring, said.actual, target, red_flag, numbers, direction, unit) AS score FROM scored
),
-- A status that a person has set is about where the measure stands: the period of its latest reading.
overridden AS (
    SELECT period.id, max(period.said).position AS position
    FROM period JOIN measure ON measure.id = period.id AND measure.override IS NOT NULL
    GROUP BY ALL
)
SELECT
    rated.root_id AS scorecard,
    rated.id AS measure_id,
    rated.period,
    rated.objective_id,
    rated.perspective,
    rated.title,
    rated.unit,
    rated.direction,
    coalesce(rated.own_frequency, rated.frequency) AS frequency,
    rated.said.actual,
    rated.target,
    rated.red_flag,
    rated.score,
    CASE WHEN overridden.position IS NOT NULL THEN rated.override ELSE band(rated.score) END AS status,
    coalesce(rated.said.restates, false) AS restated,
    rated.ends_at,
    rated.said.stated_target,
    rated.said.recorded_at,
    CASE WHEN rated.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner,
    rated.scoring,
    rated.thresholds,
    band(rated.score) AS computed_status,
    overridden.position IS NOT NULL AS overridden
FROM rated
LEFT JOIN people ON people.person_id = rated.owner_id
LEFT JOIN overridden ON overridden.id = rated.id AND overridden.position = rated.said.position
ORDER BY rated.place, rated.ends_at, rated.period
