-- How the measures and targets to improve among the items $4 stood from the instant $5 to the instant $6, as seen then:
-- a row for each instant at which the status of their latest value, for an instant up to $7, became another one.
-- `standing_measures` and `bowling_chart` say the same of one instant.
WITH item AS MATERIALIZED (
    SELECT id, kind, unit, direction, baseline, more['frequency'] AS frequency
    FROM items(as_of := $1, known_at := $2, up_to := $3)
    WHERE list_contains($4, id) AND kind IN ('measure', 'target_to_improve')
),
-- A value is for the period that it names, else for the one in which it lies; of a target to improve, always a month.
reading AS MATERIALIZED (
    SELECT item.id, item.kind, read.effective_at, read.recorded_at, read.position, read."value", read.seen_at,
        CASE
            WHEN item.kind = 'measure' THEN coalesce(read.period, period_at(read.effective_at, item.frequency))
            WHEN period_frequency(read.period) = 'monthly' THEN read.period
            ELSE strftime(read.effective_at, '%Y-%m')
        END AS period
    FROM readings_since(as_of := $1, known_at := $2, up_to := $3) AS read JOIN item ON item.id = read.entity_id
    WHERE read.seen_at <= $6 AND read.effective_at <= $7
),
goal AS MATERIALIZED (
    SELECT entity_id AS id, effective_at, recorded_at, position, target, period FROM targets
    WHERE entity_id IN (SELECT id FROM item) AND recorded_at <= least(until_known_at($2), $6)
        AND position <= until_up_to($3)
),
rule AS MATERIALIZED (
    SELECT entity_id AS id, field, text, effective_at, recorded_at, position FROM attributes
    WHERE entity_id IN (SELECT id FROM item) AND field IN ('scoring', 'thresholds')
        AND recorded_at <= least(until_known_at($2), $6) AND position <= until_up_to($3)
),
moment AS MATERIALIZED (
    SELECT DISTINCT id, greatest(moment, $5) AS moment
    FROM (
        SELECT id, seen_at AS moment FROM reading
        UNION ALL
        SELECT id, recorded_at FROM goal
        UNION ALL
        SELECT id, recorded_at FROM rule
        UNION ALL
        -- A measure is stale once two of its periods have gone by.
        SELECT told.id, coalesce(period_end(told.period), told.effective_at) + INTERVAL 1 MICROSECOND
            + 2 * period_length(coalesce(item.frequency, period_frequency(told.period)))
        FROM (
            SELECT id, period, effective_at FROM reading
            UNION
            SELECT id, period, effective_at FROM goal WHERE NOT is_period(period)
        ) AS told JOIN item USING (id) WHERE item.kind = 'measure'
        UNION ALL
        SELECT id, $6 FROM item
    )
    WHERE moment <= $6
),
-- Of each period the value that stood, then the latest period. A blank month is none.
standing AS (
    SELECT id, moment, kind, period, max(said) AS said
    FROM (
        SELECT moment.id, moment.moment, reading.kind, reading.period,
            {'effective_at': effective_at, 'recorded_at': recorded_at, 'position': position, 'value': "value"} AS said
        FROM moment JOIN reading ON reading.id = moment.id AND reading.seen_at <= moment.moment
    )
    GROUP BY ALL
),
newest AS MATERIALIZED (
    SELECT id, moment, period, said FROM standing
    WHERE kind = 'measure' OR said."value" IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY id, moment
        ORDER BY CASE WHEN kind = 'measure' THEN said ELSE NULL END DESC NULLS LAST, period DESC
    ) = 1
),
-- A label of the source's own ends with what is told last for it, reading or target.
latest AS MATERIALIZED (
    SELECT newest.id, newest.moment, newest.period, newest.said."value" AS actual,
        coalesce(period_end(newest.period), greatest(newest.said.effective_at, labelled.effective_at)) AS ends_at
    FROM newest
    LEFT JOIN (
        SELECT newest.id, newest.moment, max(goal.effective_at) AS effective_at
        FROM newest JOIN goal ON goal.id = newest.id AND goal.period = newest.period
            AND goal.recorded_at <= newest.moment
        GROUP BY ALL
    ) AS labelled USING (id, moment)
),
planned AS (
    SELECT latest.id, latest.moment,
        max({'effective_at': effective_at, 'recorded_at': recorded_at, 'position': position, 'target': target}).target
            AS target
    FROM latest JOIN goal ON goal.id = latest.id AND goal.effective_at <= latest.ends_at
        AND goal.recorded_at <= latest.moment
    GROUP BY ALL
),
-- Not told, the way from the baseline to the last target is the good one; one that was withdrawn is none.
way AS (
    SELECT id, moment, arg_max(target, effective_at) AS last_target
    FROM (
        SELECT moment.id, moment.moment, goal.effective_at,
            arg_max_null(goal.target, (goal.recorded_at, goal.position)) AS target
        FROM moment JOIN goal ON goal.id = moment.id AND goal.recorded_at <= moment.moment
        GROUP BY ALL
    )
    GROUP BY ALL
),
ruled AS (
    SELECT id, moment,
        max(said) FILTER (field = 'scoring').text AS scoring,
        try_cast(max(said) FILTER (field = 'thresholds').text AS DOUBLE[]) AS numbers
    FROM (
        SELECT latest.id, latest.moment, rule.field, {'effective_at': rule.effective_at,
            'recorded_at': rule.recorded_at, 'position': rule.position, 'text': rule.text} AS said
        FROM latest JOIN rule ON rule.id = latest.id AND rule.effective_at <= latest.ends_at
            AND rule.recorded_at <= latest.moment
    )
    GROUP BY ALL
),
judged AS (
    SELECT latest.id, latest.moment, latest.period, latest.actual, planned.target,
        CASE
            WHEN item.kind = 'target_to_improve' THEN bowling_status(latest.actual, planned.target,
                coalesce(item.direction, CASE WHEN way.last_target < item.baseline THEN 'down' ELSE 'up' END), item.unit)
            WHEN latest.actual IS NOT NULL AND coalesce(latest.ends_at + INTERVAL 1 MICROSECOND
                + 2 * period_length(coalesce(item.frequency, period_frequency(latest.period))) <= latest.moment, false)
                THEN 'stale'
            ELSE band(score_of(ruled.scoring, latest.actual, planned.target, red_flag_in_force(ruled.scoring,
                ruled.numbers, planned.target, item.direction, item.unit), ruled.numbers, item.direction, item.unit))
        END AS status
    FROM latest JOIN item USING (id)
    LEFT JOIN planned USING (id, moment) LEFT JOIN way USING (id, moment) LEFT JOIN ruled USING (id, moment)
)
SELECT id, moment, status, period, actual AS "value", target
FROM judged
QUALIFY (status, period) IS DISTINCT FROM lag((status, period)) OVER (PARTITION BY id ORDER BY moment)
ORDER BY id, moment
