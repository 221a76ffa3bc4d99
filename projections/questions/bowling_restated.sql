-- The months of targets to improve whose actual replaces an earlier one of the same instant, with what it was before.
WITH line AS MATERIALIZED (
    SELECT entity_id FROM winning_attributes(as_of := $1, known_at := $2, up_to := $3)
    WHERE field = 'kind' AND text = 'target_to_improve'
),
told AS (
    SELECT
        reading.entity_id AS item_id,
        CASE WHEN period_frequency(reading.period) = 'monthly' THEN reading.period
            ELSE strftime(reading.effective_at, '%Y-%m') END AS "month",
        reading."value",
        reading.restates,
        reading.effective_at,
        lag(reading."value") OVER (
            PARTITION BY reading.entity_id, reading.effective_at ORDER BY reading.recorded_at, reading.position
        ) AS before,
        row_number() OVER (
            PARTITION BY reading.entity_id, "month"
            ORDER BY reading.effective_at DESC, reading.recorded_at DESC, reading.position DESC
        ) AS place
    FROM seen_readings(as_of := $1, known_at := $2, up_to := $3) AS reading
    SEMI JOIN line USING (entity_id)
)
SELECT item_id, "month", before
FROM told
WHERE place = 1 AND "value" IS NOT NULL AND (restates OR before IS NOT NULL)
ORDER BY item_id, "month"
