-- Near the plan: missed by no more than this part of it.
CREATE OR REPLACE MACRO near_plan() AS 0.02;

-- How far an actual falls short of its plan, as a part of the plan; of a plan of nothing, in its own unit.
CREATE OR REPLACE MACRO shortfall(actual, planned, direction) AS
    round(CASE WHEN direction = 'down' THEN actual - planned ELSE planned - actual END
        / CASE WHEN planned = 0 THEN 1 ELSE abs(planned) END, 9);

-- Met, near, missed, or a blank, which is never zero. There is no near for a date and for a plan of nothing.
CREATE OR REPLACE MACRO bowling_status(actual, planned, direction, unit) AS CASE
    WHEN actual IS NULL OR planned IS NULL OR direction = 'none' THEN 'no_data'
    WHEN shortfall(actual, planned, direction) <= 0 THEN 'on_track'
    WHEN shortfall(actual, planned, direction) <= near_plan() AND planned <> 0 AND unit IS DISTINCT FROM 'date'
        THEN 'at_risk'
    ELSE 'off_track'
END;

-- The bowling chart: a row for each target to improve and month of its plan's year. The plan of a month is the
-- target in force at its end as known at `known_at`, also of a month that lies ahead; the actual obeys `as_of`.
CREATE OR REPLACE MACRO bowling_chart(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH item AS MATERIALIZED (
    FROM items(as_of := as_of, known_at := known_at, up_to := up_to)
),
-- Every target by the instant it holds from, in force or planned.
told AS MATERIALIZED (
    SELECT entity_id, effective_at,
        arg_max_null(target, (recorded_at, position)) AS target,
        arg_max_null(period, (recorded_at, position)) AS period
    FROM targets
    WHERE entity_id IN (SELECT id FROM item WHERE kind = 'target_to_improve')
        AND recorded_at <= until_known_at(known_at) AND position <= until_up_to(up_to)
    GROUP BY ALL
),
line AS MATERIALIZED (
    SELECT
        item.id, item.parent_id AS plan, item.title, item.owner_id, item.unit, item.baseline, item.present_at,
        plan.period AS plan_period,
        -- Not told, the way from the baseline to the last target is the good one.
        coalesce(item.direction, CASE WHEN last.target < item.baseline THEN 'down' ELSE 'up' END) AS direction,
        coalesce(item.more['aggregation'], 'last') AS aggregation
    FROM item
    LEFT JOIN item AS plan ON plan.id = item.parent_id
    LEFT JOIN (SELECT entity_id, arg_max(target, effective_at) AS target FROM told GROUP BY ALL) AS last
        ON last.entity_id = item.id
    WHERE item.kind = 'target_to_improve' AND item.present
),
-- The time the plan covers; where that is no period of the calendar, each year for which it has a target.
span AS (
    SELECT DISTINCT plan,
        coalesce(period_start(plan_period), starts_at) AS starts_at,
        coalesce(period_end(plan_period), starts_at + INTERVAL 1 YEAR - INTERVAL 1 MICROSECOND) AS ends_at
    FROM (
        SELECT line.plan, line.plan_period,
            date_trunc('year', coalesce(period_start(told.period), told.effective_at, line.present_at)) AS starts_at
        FROM line LEFT JOIN told ON told.entity_id = line.id
    )
),
month AS (
    SELECT plan, "year", starts_at, starts_at + INTERVAL 1 MONTH - INTERVAL 1 MICROSECOND AS ends_at
    FROM (
        SELECT plan, year(starts_at) AS "year",
            unnest(generate_series(starts_at, ends_at, INTERVAL 1 MONTH)) AS starts_at
        FROM span
    )
),
seen AS (
    SELECT reading.* FROM seen_readings(as_of := as_of, known_at := known_at, up_to := up_to) AS reading
    SEMI JOIN line ON line.id = reading.entity_id
),
-- A reading belongs to the month that it names; where it names none, to the one that it describes.
reading AS (
    SELECT entity_id,
        CASE WHEN period_frequency(period) = 'monthly' THEN period ELSE strftime(effective_at, '%Y-%m') END
            AS "month",
        arg_max_null("value", (effective_at, recorded_at, position)) AS actual
    FROM seen
    GROUP BY ALL
),
-- Countermeasures by the miss that they answer, also one agreed for the measure that is the same thing.
answer AS (
    SELECT item_id, period AS "month",
        arg_max(id, (present_at, id)) AS countermeasure_id,
        min(present_at) AS answered_at
    FROM (
        SELECT id AS item_id, id AS subject_id FROM line
        UNION ALL
        SELECT entity_id, source_id FROM same_things(as_of := as_of, known_at := known_at, up_to := up_to)
    )
    JOIN item ON item.kind = 'countermeasure' AND item.more['subject_id'] = subject_id
        AND item.more['state'] <> 'cancelled' AND item.period IS NOT NULL
    GROUP BY ALL
),
cell AS MATERIALIZED (
    SELECT
        planned.*,
        -- The first month that has both, a plan and an actual.
        min(CASE WHEN planned.target IS NOT NULL AND reading.actual IS NOT NULL THEN planned."month" END)
            OVER (PARTITION BY planned.id, planned."year") AS planned_from,
        reading.actual, answer.countermeasure_id, answer.answered_at,
        bowling_status(reading.actual, planned.target, planned.direction, planned.unit) AS status
    FROM (
        SELECT line.*, month."year", strftime(month.starts_at, '%Y-%m') AS "month", told.target
        FROM line
        JOIN month USING (plan)
        ASOF LEFT JOIN told ON told.entity_id = line.id AND told.effective_at <= month.ends_at
    ) AS planned
    LEFT JOIN reading ON reading.entity_id = planned.id AND reading."month" = planned."month"
    LEFT JOIN answer ON answer.item_id = planned.id AND answer."month" = planned."month"
),
-- Both sides run over the months that have an actual, and where any of these has a plan over those that have both, so
-- that they can be compared; in order, to the last bit.
to_date AS (
    SELECT cell.id, cell."month",
        CASE cell.aggregation
            WHEN 'sum' THEN sum(past.target ORDER BY past."month")
            WHEN 'mean' THEN sum(past.target ORDER BY past."month") / count(past.target)
            WHEN 'max' THEN max(past.target)
            WHEN 'min' THEN min(past.target)
            ELSE arg_max_null(past.target, past."month")
        END AS ytd_target,
        CASE cell.aggregation
            WHEN 'sum' THEN sum(past.actual ORDER BY past."month")
            WHEN 'mean' THEN sum(past.actual ORDER BY past."month") / count(past.actual)
            WHEN 'max' THEN max(past.actual)
            WHEN 'min' THEN min(past.actual)
            ELSE arg_max(past.actual, past."month")
        END AS ytd_actual
    FROM cell
    JOIN cell AS past ON past.id = cell.id AND past."year" = cell."year" AND past."month" <= cell."month"
    WHERE past.actual IS NOT NULL
        AND (past.target IS NOT NULL OR cell.aggregation = 'last' OR coalesce(cell."month" < cell.planned_from, true))
    GROUP BY cell.id, cell."month", cell.aggregation
),
-- A blank month neither adds to a run of misses nor ends it.
judged AS (
    SELECT id, "month", status, actual, countermeasure_id,
        row_number() OVER months AS place,
        lag(actual) OVER months AS actual_before,
        lag(status = 'off_track' AND countermeasure_id IS NULL, 1, false) OVER months AS unanswered_before
    FROM cell WHERE status <> 'no_data'
    WINDOW months AS (PARTITION BY id ORDER BY "month")
),
run AS (
    SELECT *,
        place - coalesce(max(place) FILTER (status <> 'off_track') OVER (PARTITION BY id ORDER BY "month"), 0)
            AS misses_in_a_row
    FROM judged
)
SELECT
    cell.plan,
    cell."year",
    cell.id AS item_id,
    cell."month",
    cell.title AS item,
    CASE WHEN cell.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner,
    cell.baseline AS start,
    cell.target,
    cell.actual,
    cell.status,
    to_date.ytd_target,
    to_date.ytd_actual,
    cell.countermeasure_id,
    cell.title,
    cell.unit,
    cell.direction,
    coalesce(run.misses_in_a_row, 0) AS misses_in_a_row,
    coalesce(cell.status = 'off_track' AND cell.countermeasure_id IS NULL AND run.unanswered_before, false)
        AS escalated,
    cell.answered_at,
    CASE
        WHEN run.actual_before IS NULL THEN NULL
        WHEN run.actual = run.actual_before THEN 'level'
        WHEN (run.actual < run.actual_before) = (cell.direction = 'down') THEN 'better'
        ELSE 'worse'
    END AS trend
FROM cell
LEFT JOIN to_date USING (id, "month")
LEFT JOIN run USING (id, "month")
LEFT JOIN people ON people.person_id = cell.owner_id
ORDER BY cell.plan, cell."year", item_id, cell."month"
