-- One row a measure and period: the actual as of the bounds, against the target in force at the end of the period
-- as known at `known_at`, also for a period that lies ahead.
CREATE OR REPLACE MACRO measures(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH measure AS (
    FROM placed_items(as_of := as_of, known_at := known_at, up_to := up_to) WHERE kind = 'measure' AND present
),
winner AS (
    SELECT
        entity_id,
        coalesce(period, strftime(effective_at, '%Y-%m')) AS period,
        arg_max(position, (effective_at, recorded_at, position)) AS position
    FROM readings SEMI JOIN measure ON measure.id = readings.entity_id
    WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
    GROUP BY ALL
),
-- Every target by the instant it holds from, in force or planned.
plan AS (
    SELECT entity_id, effective_at,
        arg_max_null(target, (recorded_at, position)) AS target,
        arg_max_null(period, (recorded_at, position)) AS period
    FROM targets SEMI JOIN measure ON measure.id = targets.entity_id
    WHERE recorded_at <= until_known_at(known_at) AND position <= until_up_to(up_to)
    GROUP BY ALL
),
-- A measure has a period because it was read for it, or because it has a target for it, or both.
period AS (
    SELECT entity_id, period, max(coalesce(period_end(period), effective_at)) AS ends_at, any_value(actual) AS actual,
        any_value(restates) AS restated, any_value(stated_target) AS stated_target,
        any_value(recorded_at) AS recorded_at
    FROM (
        SELECT entity_id, winner.period, effective_at, "value" AS actual, restates, stated_target, recorded_at
        FROM winner JOIN readings USING (position, entity_id)
        UNION ALL BY NAME
        SELECT entity_id, period, effective_at FROM plan WHERE period IS NOT NULL
    )
    GROUP BY ALL
),
planned AS (
    SELECT period.*, plan.target
    FROM period ASOF LEFT JOIN plan
    ON plan.entity_id = period.entity_id AND plan.effective_at <= period.ends_at
),
scored AS (
    SELECT
        measure.root_id AS scorecard,
        measure.id AS measure_id,
        planned.period,
        measure.objective_id,
        NULL::VARCHAR AS perspective,
        measure.title,
        measure.unit,
        measure.direction,
        period_frequency(planned.period) AS frequency,
        planned.actual,
        planned.target,
        CASE WHEN measure.unit IS DISTINCT FROM 'date' THEN red_flag_of(planned.target, measure.direction) END
            AS red_flag,
        coalesce(planned.restated, false) AS restated,
        planned.ends_at,
        planned.stated_target,
        planned.recorded_at,
        measure.owner_id
    FROM measure
    JOIN planned ON planned.entity_id = measure.id
)
SELECT
    scorecard, measure_id, period, objective_id, perspective, title, unit, direction, frequency, actual, target,
    red_flag,
    measure_score(actual, target, red_flag) AS score,
    band(measure_score(actual, target, red_flag)) AS status,
    restated,
    ends_at,
    stated_target,
    recorded_at,
    CASE WHEN owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner
FROM scored LEFT JOIN people ON people.person_id = owner_id
ORDER BY scorecard, measure_id, ends_at, period
