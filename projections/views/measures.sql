-- One row a measure and period: the actual as of the bounds, against the target in force at the end of the period
-- as known at `known_at`, also for a period that lies ahead.
CREATE OR REPLACE MACRO measures(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH measure AS (
    SELECT item.*, hang.plan_id, hang.objective_id
    FROM items(as_of := as_of, known_at := known_at, up_to := up_to) AS item
    JOIN tree(as_of := as_of, known_at := known_at, up_to := up_to) AS hang USING (id)
    WHERE item.kind = 'measure' AND item.present
),
reading AS (
    SELECT
        readings.entity_id,
        coalesce(readings.period, strftime(readings.effective_at, '%Y-%m')) AS period,
        arg_max_null(struct_pack(
            actual := readings."value", restated := readings.restates, stated_target := readings.stated_target,
            effective_at := readings.effective_at, recorded_at := readings.recorded_at
        ), (readings.effective_at, readings.recorded_at, readings.position)) AS last
    FROM readings
    WHERE readings.effective_at <= until_as_of(as_of) AND readings.recorded_at <= until_known_at(known_at)
        AND readings.position <= until_up_to(up_to)
    GROUP BY ALL
),
-- Every target by the instant it holds from, in force or planned.
plan AS (
    SELECT entity_id, effective_at,
        arg_max_null(target, (recorded_at, position)) AS target,
        arg_max_null(period, (recorded_at, position)) AS period
    FROM targets
    WHERE recorded_at <= until_known_at(known_at) AND position <= until_up_to(up_to)
    GROUP BY ALL
),
period AS (
    SELECT entity_id, period, max(ends_at) AS ends_at
    FROM (
        SELECT entity_id, period, coalesce(period_end(period), last.effective_at) AS ends_at FROM reading
        UNION ALL
        SELECT entity_id, period, coalesce(period_end(period), effective_at) FROM plan WHERE period IS NOT NULL
    )
    GROUP BY ALL
),
planned AS (
    SELECT period.entity_id, period.period, period.ends_at, plan.target
    FROM period ASOF LEFT JOIN plan
    ON plan.entity_id = period.entity_id AND plan.effective_at <= period.ends_at
),
scored AS (
    SELECT
        measure.plan_id AS scorecard,
        measure.id AS measure_id,
        planned.period,
        measure.objective_id,
        NULL::VARCHAR AS perspective,
        measure.title,
        measure.unit,
        measure.direction,
        period_frequency(planned.period) AS frequency,
        reading.last.actual AS actual,
        planned.target,
        CASE WHEN measure.unit IS DISTINCT FROM 'date' THEN red_flag_of(planned.target, measure.direction) END
            AS red_flag,
        coalesce(reading.last.restated, false) AS restated,
        planned.ends_at,
        reading.last.stated_target AS stated_target,
        reading.last.recorded_at AS recorded_at,
        measure.owner_id
    FROM measure
    JOIN planned ON planned.entity_id = measure.id
    LEFT JOIN reading ON reading.entity_id = planned.entity_id AND reading.period = planned.period
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
