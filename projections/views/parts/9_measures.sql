-- The kinds of scoring and the thresholds of every measure, each from the instant it holds from until the next.
CREATE OR REPLACE MACRO scoring_rules(known_at := NULL, up_to := NULL) AS TABLE
SELECT
    entity_id,
    field,
    said.text,
    CASE WHEN field = 'thresholds' THEN TRY_CAST(said.text AS DOUBLE[]) END AS numbers,
    effective_at,
    coalesce(
        lead(effective_at) OVER (PARTITION BY entity_id, field ORDER BY effective_at), 'infinity'::TIMESTAMP
    ) AS until
FROM (
    SELECT entity_id, field, effective_at,
        max({'recorded_at': recorded_at, 'position': position, 'text': text}) AS said
    FROM attributes
    WHERE field IN ('scoring', 'thresholds')
        AND recorded_at <= until_known_at(known_at) AND position <= until_up_to(up_to)
    GROUP BY ALL
);

-- Where every measure stands as of the bounds: its latest reading against the plan in force at the end of the period
-- that it is for. It is stale once two of the measure's periods have gone by since, and counts as missing then.
CREATE OR REPLACE MACRO standing_measures(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH measure AS (
    SELECT
        item.id,
        item.unit,
        item.direction,
        item.more['frequency'] AS own_frequency,
        item.more['override'] AS override,
        reading."value" AS actual,
        reading.effective_at,
        coalesce(reading.period, period_at(reading.effective_at, item.more['frequency'])) AS period
    FROM items(as_of := as_of, known_at := known_at, up_to := up_to) AS item
    LEFT JOIN winning_readings(as_of := as_of, known_at := known_at, up_to := up_to) AS reading
        ON reading.entity_id = item.id
    WHERE item.kind = 'measure' AND item.present
),
known_target AS MATERIALIZED (
    SELECT entity_id, effective_at, recorded_at, position, target, period FROM targets
    WHERE recorded_at <= until_known_at(known_at) AND position <= until_up_to(up_to)
),
ended AS (
    SELECT
        measure.*,
        coalesce(own_frequency, period_frequency(measure.period)) AS frequency,
        coalesce(period_end(measure.period), greatest(measure.effective_at, labelled.effective_at)) AS ends_at
    FROM measure
    LEFT JOIN (
        SELECT entity_id, period, max(effective_at) AS effective_at FROM known_target GROUP BY ALL
    ) AS labelled ON labelled.entity_id = measure.id AND labelled.period = measure.period
),
planned AS (
    SELECT ended.id, max((target.effective_at, target.recorded_at, target.position, target.target))[4] AS target
    FROM ended JOIN known_target AS target
        ON target.entity_id = ended.id AND target.effective_at <= coalesce(ended.ends_at, until_as_of(as_of))
    GROUP BY ended.id
),
rule AS (
    FROM scoring_rules(known_at := known_at, up_to := up_to)
),
scored AS (
    SELECT
        ended.*,
        planned.target,
        scoring.text AS scoring,
        thresholds.text AS thresholds,
        thresholds.numbers,
        red_flag_in_force(scoring.text, thresholds.numbers, planned.target, ended.direction, ended.unit) AS red_flag,
        -- Counted from the first instant of the next period, so that a month is a month and not thirty days.
        coalesce(ended.ends_at + INTERVAL 1 MICROSECOND + 2 * period_length(ended.frequency) <= until_as_of(as_of), false)
            AS stale
    FROM ended
    LEFT JOIN planned USING (id)
    LEFT JOIN rule AS scoring ON scoring.entity_id = ended.id AND scoring.field = 'scoring'
        AND scoring.effective_at <= coalesce(ended.ends_at, until_as_of(as_of))
        AND coalesce(ended.ends_at, until_as_of(as_of)) < scoring.until
    LEFT JOIN rule AS thresholds ON thresholds.entity_id = ended.id AND thresholds.field = 'thresholds'
        AND thresholds.effective_at <= coalesce(ended.ends_at, until_as_of(as_of))
        AND coalesce(ended.ends_at, until_as_of(as_of)) < thresholds.until
),
rated AS (
    SELECT *, score_of(scoring, actual, target, red_flag, numbers, direction, unit) AS score FROM scored
)
SELECT
    id, period, frequency, ends_at, actual, target, red_flag, scoring, thresholds, score,
    CASE WHEN stale AND actual IS NOT NULL THEN 'stale' ELSE band(score) END AS computed_status,
    override,
    stale,
    can_be_scored(scoring, direction, unit) AND (actual IS NULL OR stale) AS missing
FROM rated
