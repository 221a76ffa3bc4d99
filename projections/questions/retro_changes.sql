-- What was set otherwise of the items $4 after the instant $5, or dropped: every target, baseline, threshold, weight and
-- whatever else says what is to be reached, with what stood before. Of some items ($6) only up to the instant $7.
-- `verdict` says whether it became easier: no value counts less than before, and some value counts more; or harder; or
-- mixed. It is tried at the old and the new ends and half-way between. Null where that cannot say it: weights, say.
WITH fact AS MATERIALIZED (
    SELECT position, entity_id, field, text, number, NULL::VARCHAR AS period, effective_at, recorded_at
    FROM attributes
    WHERE list_contains($4, entity_id) AND recorded_at <= until_known_at($2) AND position <= until_up_to($3)
        AND (class_of(field) IN ('target', 'weight') OR field = 'present')
    UNION ALL
    SELECT position, entity_id, 'target', NULL, target, period, effective_at, recorded_at
    FROM targets
    WHERE list_contains($4, entity_id) AND recorded_at <= until_known_at($2) AND position <= until_up_to($3)
),
told AS MATERIALIZED (
    FROM fact
    WHERE recorded_at > $5 AND (recorded_at <= $7 OR NOT list_contains($6, entity_id))
        AND (effective_at <= until_as_of($1) OR field = 'target')
),
-- What stood for the same instant just before, of what the log held then.
followed AS (
    SELECT told.position, told.entity_id, told.field,
        max({'effective_at': earlier.effective_at, 'recorded_at': earlier.recorded_at, 'position': earlier.position,
            'text': earlier.text, 'number': earlier.number, 'period': earlier.period}) AS said
    FROM told JOIN fact AS earlier
        ON earlier.entity_id = told.entity_id AND earlier.field = told.field AND earlier.position < told.position
        AND earlier.effective_at <= told.effective_at
    GROUP BY ALL
),
began AS (
    SELECT entity_id, min(position) AS position FROM fact WHERE field = 'present' GROUP BY ALL
),
change AS MATERIALIZED (
    SELECT told.*, followed.said.text AS text_before, followed.said.number AS number_before
    FROM told LEFT JOIN followed USING (position, entity_id, field)
    LEFT JOIN began USING (entity_id)
    WHERE (followed.said.text, followed.said.number) IS DISTINCT FROM (told.text, told.number)
        -- What was left to its default before was changed too; not what was told when the item began.
        AND (followed.said.text IS NOT NULL OR followed.said.number IS NOT NULL
            OR (told.field <> 'target' AND began.position < told.position))
        AND (told.field <> 'present' OR told.number = 0)
        -- The first target of a period is no change of the one before it.
        AND coalesce(told.period = followed.said.period, true)
),
-- What is to be reached by all that was set, before and after each of these.
side AS (
    SELECT change.position, change.entity_id, is_after, fact.field,
        max({'effective_at': fact.effective_at, 'recorded_at': fact.recorded_at, 'position': fact.position,
            'text': fact.text, 'number': fact.number}) AS said
    FROM (SELECT DISTINCT position, entity_id, effective_at FROM change) AS change
    CROSS JOIN (VALUES (false), (true)) AS sides(is_after)
    JOIN fact ON fact.entity_id = change.entity_id AND fact.effective_at <= change.effective_at
        AND (fact.position < change.position OR (is_after AND fact.position = change.position))
    GROUP BY ALL
),
aim AS MATERIALIZED (
    SELECT *,
        start_of(form, told_baseline) AS baseline,
        aim_of(form, target, stretch, milestones) AS aim,
        red_flag_in_force(scoring, numbers, target, direction, unit) AS red_flag
    FROM (
        SELECT position, entity_id, is_after,
            coalesce(max(said) FILTER (field = 'form').text, 'reach') AS form,
            max(said) FILTER (field = 'baseline').number AS told_baseline,
            max(said) FILTER (field = 'target').number AS target,
            max(said) FILTER (field = 'stretch').number AS stretch,
            max(said) FILTER (field = 'milestones').text AS milestones,
            max(said) FILTER (field = 'direction').text AS direction,
            max(said) FILTER (field = 'unit').text AS unit,
            max(said) FILTER (field = 'low').number AS low,
            max(said) FILTER (field = 'high').number AS high,
            max(said) FILTER (field = 'scoring').text AS scoring,
            try_cast(max(said) FILTER (field = 'thresholds').text AS DOUBLE[]) AS numbers
        FROM side GROUP BY ALL
    )
),
kind AS (
    SELECT entity_id, text AS kind FROM winning_attributes(as_of := $1, known_at := $2, up_to := $3) WHERE field = 'kind'
),
ends_of AS (
    SELECT position, entity_id, list_distinct(flatten(list(list_concat(
        [baseline, aim, target, red_flag, low - (high - low) / 2, low, high, high + (high - low) / 2], numbers)))) AS ends
    FROM aim GROUP BY ALL
),
tried AS (
    SELECT position, entity_id, unnest(list_distinct(list_concat(ends, [(list_min(ends) + list_max(ends)) / 2]))) AS tried
    FROM ends_of
),
counted AS (
    SELECT tried.position, tried.entity_id, tried.tried, aim.is_after, round(CASE kind.kind
        WHEN 'key_result'
            THEN form_progress(aim.form, tried.tried, aim.baseline, aim.aim, aim.direction, aim.low, aim.high)
        WHEN 'measure' THEN score_of(aim.scoring, tried.tried, aim.target, aim.red_flag, aim.numbers, aim.direction, aim.unit)
        -- Not told, the way from the baseline to the target is the good one.
        ELSE CASE WHEN coalesce(aim.direction = 'down', aim.target < aim.told_baseline, false)
            THEN aim.target - tried.tried ELSE tried.tried - aim.target END
    END, 9) AS counts
    FROM tried JOIN aim USING (position, entity_id) JOIN kind USING (entity_id)
    WHERE tried.tried IS NOT NULL
),
verdict AS (
    SELECT position, entity_id, CASE
        WHEN bool_and(after >= before) AND bool_or(after > before) THEN 'easier'
        WHEN bool_and(after <= before) AND bool_or(after < before) THEN 'harder'
        WHEN bool_or(after > before) THEN 'mixed'
    END AS verdict
    FROM (
        SELECT position, entity_id, tried, max(counts) FILTER (NOT is_after) AS before,
            max(counts) FILTER (is_after) AS after
        FROM counted GROUP BY ALL
    )
    GROUP BY ALL
)
SELECT
    change.position,
    change.entity_id AS id,
    change.field,
    CASE change.field WHEN 'target' THEN 'target' ELSE class_of(change.field) END AS class,
    change.period,
    coalesce(attribute_said(change.field, change.text_before, change.number_before), '') AS before,
    coalesce(attribute_said(change.field, change.text, change.number), '') AS after,
    CASE
        WHEN change.field = 'commitment' THEN CASE change.text WHEN 'committed' THEN 'harder' ELSE 'easier' END
        WHEN class = 'target' THEN verdict.verdict
    END AS verdict,
    change.recorded_at AS changed_at,
    change.effective_at,
    coalesce(people.name, 'forgotten person') AS actor,
    events.reason,
    CASE WHEN cause.kind = 'decision' THEN events.causation_id END AS decision_id
FROM change
JOIN events ON events.position = change.position
LEFT JOIN verdict ON verdict.position = change.position AND verdict.entity_id = change.entity_id
LEFT JOIN people ON people.person_id = events.actor
LEFT JOIN kind AS cause ON cause.entity_id = events.causation_id
ORDER BY change.recorded_at, change.position, change.entity_id, change.field
