-- How every key result of the cycle $4 stood as seen then: a row for each instant at which its status became another
-- one. That can be when something of it or of the cycle becomes known or comes into force, at the end of a day, or when
-- it has been silent for too long; each of these instants is looked at with what was known at it, up to the end of the
-- cycle. `okrs` says the same of one instant.
WITH key_result AS MATERIALIZED (
    SELECT id FROM placed_items(as_of := $1, known_at := $2, up_to := $3) WHERE kind = 'key_result' AND root_id = $4
),
attribute AS (
    SELECT entity_id AS id, field, text, number, effective_at, recorded_at, position,
        greatest(effective_at, recorded_at) AS seen_at
    FROM attributes
    WHERE effective_at <= until_as_of($1) AND recorded_at <= until_known_at($2) AND position <= until_up_to($3)
),
of_root AS MATERIALIZED (
    FROM attribute
    WHERE id = $4 AND field IN ('starts_on', 'ends_on', 'period', 'status', 'cadence', 'present')
),
fact AS MATERIALIZED (
    FROM attribute SEMI JOIN key_result USING (id)
    WHERE field IN ('present', 'form', 'baseline', 'direction', 'low', 'high', 'stretch', 'milestones', 'path',
        'path_shape')
    UNION ALL BY NAME
    SELECT entity_id AS id, 'target' AS field, target AS number, effective_at, recorded_at, position,
        greatest(effective_at, recorded_at) AS seen_at
    FROM targets SEMI JOIN key_result ON key_result.id = targets.entity_id
    WHERE effective_at <= until_as_of($1) AND recorded_at <= until_known_at($2) AND position <= until_up_to($3)
    UNION ALL BY NAME
    SELECT entity_id AS id, 'value' AS field, "value" AS number, effective_at, recorded_at, position, seen_at
    FROM readings_since(as_of := $1, known_at := $2, up_to := $3) AS reading
    SEMI JOIN key_result ON key_result.id = reading.entity_id
),
span AS (
    SELECT starts_at, least(until_as_of($1), ends_at, closed_at) AS until, cadence
    FROM (
        SELECT
            runs_from(more['starts_on'], period, present_at) AS starts_at,
            runs_until(more['ends_on'], period, status, status_at) AS ends_at,
            CASE WHEN status = 'closed' THEN status_at END AS closed_at,
            coalesce(try_cast(more['cadence']::DOUBLE AS SMALLINT), 7) AS cadence
        FROM items(as_of := $1, known_at := $2, up_to := $3) WHERE id = $4
    )
),
moment AS MATERIALIZED (
    SELECT id, moment
    FROM (
        SELECT id, seen_at AS moment FROM fact
        UNION
        SELECT key_result.id, of_root.seen_at FROM key_result, of_root
        UNION
        SELECT id, effective_at + to_days(2 * cadence) + INTERVAL 1 MICROSECOND FROM fact, span WHERE field = 'value'
        UNION
        SELECT id, unnest(generate_series(starts_at, until, INTERVAL 1 DAY)) - INTERVAL 1 MICROSECOND
        FROM key_result, span
        UNION
        SELECT id, until FROM key_result, span
    ), span
    WHERE moment BETWEEN starts_at - INTERVAL 1 MICROSECOND AND until
),
-- The one rule at each of them.
won AS (
    SELECT moment.id, moment.moment, fact.field,
        max({'effective_at': fact.effective_at, 'recorded_at': fact.recorded_at, 'position': fact.position,
            'text': fact.text, 'number': fact.number}) AS said
    FROM moment JOIN fact ON fact.id = moment.id AND fact.seen_at <= moment.moment
    GROUP BY ALL
),
root_won AS (
    SELECT moment.moment, of_root.field,
        max({'effective_at': effective_at, 'recorded_at': recorded_at, 'position': position,
            'text': text, 'number': number}) AS said
    FROM (SELECT DISTINCT moment FROM moment) AS moment JOIN of_root ON of_root.seen_at <= moment.moment
    GROUP BY ALL
),
root AS (
    SELECT moment, starts_at, ends_at, cadence,
        least(moment, ends_at, closed_at) AS looked_at_at
    FROM (
        SELECT
            moment,
            max(said) FILTER (field = 'present').effective_at AS present_at,
            max(said) FILTER (field = 'period').text AS period,
            max(said) FILTER (field = 'status').text AS status,
            max(said) FILTER (field = 'status').effective_at AS status_at,
            runs_from(max(said) FILTER (field = 'starts_on').text, period, present_at) AS starts_at,
            runs_until(max(said) FILTER (field = 'ends_on').text, period, status, status_at)
                AS ends_at,
            CASE WHEN status = 'closed' THEN status_at END AS closed_at,
            coalesce(try_cast(max(said) FILTER (field = 'cadence').number AS SMALLINT), 7) AS cadence
        FROM root_won GROUP BY moment
    )
),
aimed AS MATERIALIZED (
    SELECT
        seen.*,
        start_of(form, told_baseline) AS baseline,
        aim_of(form, target, stretch, milestones) AS aim,
        root.* EXCLUDE (moment),
        date_sub('day', starts_at, ends_at + INTERVAL 1 MICROSECOND) AS days,
        greatest(0, date_sub('day', starts_at, looked_at_at + INTERVAL 1 MICROSECOND)) AS days_gone
    FROM (
        SELECT
            id, moment,
            max(said) FILTER (field = 'present').number = 1 AS present,
            coalesce(max(said) FILTER (field = 'form').text, 'reach') AS form,
            max(said) FILTER (field = 'baseline').number AS told_baseline,
            max(said) FILTER (field = 'target').number AS target,
            max(said) FILTER (field = 'direction').text AS direction,
            max(said) FILTER (field = 'low').number AS low,
            max(said) FILTER (field = 'high').number AS high,
            max(said) FILTER (field = 'stretch').number AS stretch,
            max(said) FILTER (field = 'milestones').text AS milestones,
            max(said) FILTER (field = 'path').text AS path,
            max(said) FILTER (field = 'path_shape').text = 'steps' AS stepped,
            max(said) FILTER (field = 'value').number AS "value",
            max(said) FILTER (field = 'value').effective_at AS updated_at
        FROM won GROUP BY id, moment
    ) AS seen
    JOIN root USING (moment)
),
-- A stated path, as in `okrs`.
point AS (
    SELECT id, moment, baseline, stepped, days_gone,
        date_sub('day', starts_at, try_cast(said ->> 0 AS TIMESTAMP)) + 1 AS day, try_cast(said ->> 1 AS DOUBLE) AS planned
    FROM (SELECT *, unnest(from_json(path, '["JSON"]')) AS said FROM aimed WHERE path IS NOT NULL)
),
planned AS (
    SELECT id, moment, CASE
        WHEN stepped OR next_day IS NULL THEN before
        ELSE before + (next - before) * (days_gone - last_day) / (next_day - last_day)
    END AS planned
    FROM (
        SELECT
            id, moment, stepped, days_gone,
            coalesce(max(day) FILTER (day <= days_gone), 0) AS last_day,
            coalesce(arg_max(planned, day) FILTER (day <= days_gone), baseline) AS before,
            min(day) FILTER (day > days_gone) AS next_day,
            arg_min(planned, day) FILTER (day > days_gone) AS next
        FROM point
        GROUP BY id, moment, baseline, stepped, days_gone
    )
),
judged AS (
    SELECT
        id, moment, "value", updated_at,
        form_progress(form, "value", baseline, aim, direction, low, high) AS progress,
        CASE WHEN path IS NULL THEN clamped(days_gone / nullif(days, 0), 1)
            ELSE form_progress(form, planned, baseline, aim, direction, low, high)
        END AS expected,
        CASE
            WHEN progress IS NULL THEN 'no_data'
            WHEN coalesce(updated_at < looked_at_at - to_days(2 * cadence), false) THEN 'stale'
            ELSE pace(progress, expected)
        END AS status
    FROM aimed LEFT JOIN planned USING (id, moment)
    WHERE present
)
SELECT id, moment, status, progress, expected, "value", updated_at
FROM judged
QUALIFY status IS DISTINCT FROM lag(status) OVER (PARTITION BY id ORDER BY moment)
ORDER BY id, moment
