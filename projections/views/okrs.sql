-- Objectives and key results of every cycle: a row for each objective (key_result_id null) and for each key result.
CREATE OR REPLACE MACRO okrs(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH RECURSIVE item AS MATERIALIZED (
    FROM placed_items(as_of := as_of, known_at := known_at, up_to := up_to)
),
-- After its end, or its close, a cycle is looked at as it was then. The last instant of a day completes it.
cycle AS (
    SELECT
        *,
        least(until_as_of(as_of), ends_at, closed_at) AS looked_at_at,
        date_sub('day', starts_at, ends_at + INTERVAL 1 MICROSECOND) AS days,
        greatest(0, date_sub('day', starts_at, looked_at_at + INTERVAL 1 MICROSECOND)) AS days_gone
    FROM (
        SELECT
            id,
            runs_from(more['starts_on'], period, present_at) AS starts_at,
            runs_until(more['ends_on'], period, status, status_at) AS ends_at,
            CASE WHEN status = 'closed' THEN status_at END AS closed_at,
            coalesce(try_cast(more['cadence']::DOUBLE AS SMALLINT), 7) AS cadence
        FROM item WHERE kind IN ('plan', 'cycle')
    )
),
-- The one rule, for the targets of key results. One planned for after the close never comes into force.
target AS (
    SELECT entity_id, arg_max_null(target, (effective_at, recorded_at, position)) AS target
    FROM targets JOIN item ON item.id = entity_id LEFT JOIN cycle ON cycle.id = root_id
    WHERE kind = 'key_result' AND effective_at <= least(until_as_of(as_of), closed_at)
        AND recorded_at <= until_known_at(known_at) AND position <= until_up_to(up_to)
    GROUP BY entity_id
),
-- Where a key result starts and what it aims at, by its form. One that states no commitment has its objective's.
aimed AS MATERIALIZED (
    SELECT
        item.* EXCLUDE (more, baseline, commitment),
        above.title AS objective,
        coalesce(item.commitment, above.commitment) AS commitment,
        coalesce(item.more['form'], 'reach') AS form,
        start_of(form, item.baseline) AS baseline,
        aim_of(form, target.target, item.more['stretch']::DOUBLE, item.more['milestones']) AS aim,
        item.more['low']::DOUBLE AS low,
        item.more['high']::DOUBLE AS high,
        item.more['path'] AS path,
        item.more['path_shape'] = 'steps' AS stepped,
        item.more['computed_grade']::DOUBLE AS computed_grade,
        item.more['carried_from'] AS carried_from,
        item.more['override'] AS status_override,
        cycle.* EXCLUDE (id)
    FROM item
    LEFT JOIN cycle ON cycle.id = item.root_id
    LEFT JOIN item AS above ON above.id = item.objective_id
    LEFT JOIN target ON target.entity_id = item.id
    WHERE item.kind = 'key_result' AND item.present
),
-- What is read of the same thing elsewhere counts up to the close of the cycle.
shared AS MATERIALIZED (
    SELECT aimed.id, readings.entity_id AS read_of, effective_at, recorded_at, position, "value", confidence
    FROM same_things(as_of := as_of, known_at := known_at, up_to := up_to) AS same
    JOIN aimed ON aimed.id = same.entity_id
    JOIN readings ON readings.entity_id = same.source_id
    WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to) AND (closed_at IS NULL OR effective_at <= closed_at)
),
seen AS NOT MATERIALIZED (
    SELECT entity_id AS id, entity_id AS read_of, effective_at, recorded_at, position, "value", confidence
    FROM readings
    WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
    UNION ALL
    FROM shared
),
-- The one rule in two steps, in half the time of one: the last instant, then what was recorded last for it.
last_seen AS (
    SELECT id, max(effective_at) AS effective_at FROM seen GROUP BY id
),
reading AS MATERIALIZED (
    SELECT
        id,
        effective_at AS updated_at,
        arg_max_null("value", (recorded_at, position)) AS "value",
        arg_max_null(CASE WHEN "value" IS NOT NULL THEN confidence END, (recorded_at, position)) AS confidence
    FROM seen JOIN last_seen USING (id, effective_at)
    GROUP BY ALL
),
-- A confidence stands until another one is stated, also when a later reading states none, or it is withdrawn.
silent AS (
    SELECT id FROM reading SEMI JOIN aimed USING (id) WHERE confidence IS NULL
),
withdrawn AS (
    SELECT entity_id AS read_of, effective_at, recorded_at, position
    FROM readings
    WHERE "value" IS NULL AND effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
),
confident AS (
    SELECT told.id,
        arg_max(told.confidence, (told.effective_at, told.recorded_at, told.position)) AS confidence
    FROM seen AS told SEMI JOIN silent USING (id) ANTI JOIN withdrawn
        ON withdrawn.read_of = told.read_of AND withdrawn.effective_at = told.effective_at
        AND (withdrawn.recorded_at, withdrawn.position) > (told.recorded_at, told.position)
    WHERE told.confidence IS NOT NULL AND told."value" IS NOT NULL
    GROUP BY told.id
),
-- A stated path says what is planned at the end of each of its days; it leads there from the baseline at the start.
point AS (
    SELECT id, baseline, stepped, days_gone,
        date_sub('day', starts_at, try_cast(said ->> 0 AS TIMESTAMP)) + 1 AS day,
        try_cast(said ->> 1 AS DOUBLE) AS planned
    FROM (
        SELECT id, baseline, stepped, days_gone, starts_at, unnest(from_json(path, '["JSON"]')) AS said
        FROM aimed WHERE path IS NOT NULL AND starts_at IS NOT NULL
    )
),
planned AS (
    SELECT id, CASE
        WHEN stepped OR next_day IS NULL THEN before
        ELSE before + (next - before) * (days_gone - last_day) / (next_day - last_day)
    END AS planned
    FROM (
        SELECT
            id, stepped, days_gone,
            coalesce(max(day) FILTER (day <= days_gone), 0) AS last_day,
            coalesce(arg_max(planned, day) FILTER (day <= days_gone), baseline) AS before,
            min(day) FILTER (day > days_gone) AS next_day,
            arg_min(planned, day) FILTER (day > days_gone) AS next
        FROM point
        GROUP BY id, baseline, stepped, days_gone
    )
),
key_result AS (
    SELECT
        aimed.*,
        reading."value",
        reading.updated_at,
        coalesce(reading.confidence, confident.confidence) AS confidence,
        form_progress(form, reading."value", baseline, aim, direction, low, high) AS progress,
        CASE WHEN path IS NULL THEN clamped(days_gone / nullif(days, 0), 1)
            ELSE form_progress(form, planned, baseline, aim, direction, low, high)
        END AS expected,
        -- Silence is never green: nothing for more than two cadences is stale, whatever the pace.
        reading.updated_at < looked_at_at - to_days(2 * cadence) AS stale
    FROM aimed LEFT JOIN reading USING (id) LEFT JOIN confident USING (id) LEFT JOIN planned USING (id)
),
judged AS MATERIALIZED (
    SELECT * REPLACE (CASE
        WHEN progress IS NULL THEN 'no_data'
        WHEN coalesce(stale, false) THEN 'stale'
        ELSE pace(progress, expected)
    END AS status)
    FROM key_result
),
-- An average counts each key result clamped to 0..1, one without a value as 0; without any value there is none.
-- The order makes the sum the same to the last bit on every replica.
own AS (
    SELECT
        parent_id AS id,
        CASE WHEN count(progress) > 0 THEN
            sum(coalesce(weight, 1) * clamped(coalesce(progress, 0), 1) ORDER BY id)
            / nullif(sum(coalesce(weight, 1) ORDER BY id), 0)
        END AS progress,
        sum(coalesce(weight, 1) * clamped(expected, 1) ORDER BY id)
            / nullif(sum(coalesce(weight, 1) ORDER BY id) FILTER (expected IS NOT NULL), 0) AS expected,
        arg_min(status, weakness(status)) AS status,
        max(updated_at) AS updated_at
    FROM judged
    GROUP BY parent_id
),
objective AS MATERIALIZED (
    SELECT item.* REPLACE (coalesce(own.status, 'no_data') AS status),
        own.id IS NOT NULL AS has_key_results, own.progress, own.expected, own.updated_at
    FROM item LEFT JOIN own USING (id)
    WHERE item.kind = 'objective' AND item.present
),
-- An objective without key results of its own is made of the present objectives below it: level by level, each of
-- them counts its share. What nothing is expected of has no share in what is expected. Objectives in a circle, which
-- the way up leaves after 64 steps, are made of nothing.
below AS MATERIALIZED (
    SELECT
        one.id, one.objective_id AS above_id, coalesce(one.weight, 1) AS weight, one.has_key_results,
        one.progress, one.expected, one.status, one.updated_at
    FROM objective AS one JOIN objective AS above ON above.id = one.objective_id
    WHERE NOT above.has_key_results AND one.depth < 64
),
expecting AS (
    SELECT id, above_id FROM below WHERE expected IS NOT NULL
    UNION
    SELECT below.id, below.above_id FROM expecting JOIN below ON below.id = expecting.above_id
),
part AS MATERIALIZED (
    SELECT
        *,
        weight / nullif(sum(weight ORDER BY id) OVER (PARTITION BY above_id), 0) AS share,
        weight / nullif(sum(weight ORDER BY id) FILTER (id IN (SELECT id FROM expecting))
            OVER (PARTITION BY above_id), 0) AS expected_share
    FROM below
),
climb AS (
    SELECT * EXCLUDE (weight, has_key_results)
    FROM part WHERE has_key_results OR id NOT IN (SELECT above_id FROM part)
    UNION ALL
    SELECT climb.* REPLACE (
        part.above_id AS above_id,
        climb.share * part.share AS share,
        climb.expected_share * part.expected_share AS expected_share
    )
    FROM climb JOIN part ON part.id = climb.above_id
),
rolled AS (
    SELECT
        above_id AS id,
        CASE WHEN count(progress) > 0 THEN sum(share * coalesce(progress, 0) ORDER BY id) END AS progress,
        sum(expected_share * expected ORDER BY id) AS expected,
        arg_min(status, weakness(status)) AS status,
        max(updated_at) AS updated_at
    FROM climb
    GROUP BY above_id
),
aligned AS (
    SELECT from_id AS id, to_json(list(to_id ORDER BY to_id))::VARCHAR AS aligned_to
    FROM standing_links(as_of := as_of, known_at := known_at, up_to := up_to)
    WHERE relation = 'alignment'
    GROUP BY from_id
),
line AS (
    SELECT
        root_id AS cycle,
        id AS objective_id,
        parent_id,
        depth,
        title AS objective,
        owner_id,
        commitment,
        coalesce(objective.progress, rolled.progress) AS progress,
        coalesce(objective.expected, rolled.expected) AS expected,
        coalesce(rolled.status, objective.status) AS status,
        weight,
        coalesce(objective.updated_at, rolled.updated_at) AS updated_at,
        more['computed_grade']::DOUBLE AS computed_grade,
        grade AS judged_grade,
        unit,
        aligned_to,
        more['carried_from'] AS carried_from,
        more['override'] AS status_override
    FROM objective LEFT JOIN rolled USING (id) LEFT JOIN aligned USING (id)
    UNION ALL BY NAME
    -- Of zones the target is what it is meant to reach; `low` is what was committed, `high` the stretch.
    SELECT
        root_id AS cycle,
        objective_id,
        parent_id,
        depth,
        objective,
        id AS key_result_id,
        title AS key_result,
        owner_id,
        CASE
            WHEN form <> 'reach' THEN form
            WHEN aim IS NULL THEN NULL
            -- What is to stay where it is, or nobody said where it was, goes the way that was told.
            WHEN baseline IS NULL THEN CASE direction WHEN 'down' THEN 'decrease' WHEN 'up' THEN 'increase' END
            WHEN aim < baseline OR (aim = baseline AND direction = 'down') THEN 'decrease'
            ELSE 'increase'
        END AS kind,
        commitment,
        baseline,
        CASE WHEN form = 'zones' THEN baseline + 0.7 * (aim - baseline) ELSE aim END AS target,
        "value",
        progress,
        expected,
        confidence,
        status,
        weight,
        updated_at,
        computed_grade,
        grade AS judged_grade,
        unit,
        CASE WHEN form = 'zones' THEN zone_of(progress) END AS zone,
        CASE form WHEN 'between' THEN low WHEN 'zones' THEN baseline + 0.3 * (aim - baseline) END AS low,
        CASE form WHEN 'between' THEN high WHEN 'zones' THEN aim END AS high,
        carried_from,
        status_override
    FROM judged
)
SELECT
    cycle, objective_id, parent_id, depth, objective, key_result_id, key_result,
    CASE WHEN owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner,
    kind, commitment, baseline, target, "value", progress, expected, confidence, status, weight, updated_at,
    computed_grade AS grade,
    judged_grade,
    unit,
    zone,
    low,
    high,
    grade_band(coalesce(judged_grade, computed_grade), commitment) AS grade_status,
    aligned_to,
    carried_from,
    status_override
FROM line LEFT JOIN people ON people.person_id = owner_id
ORDER BY cycle, objective_id, key_result_id NULLS FIRST
