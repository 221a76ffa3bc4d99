-- The last twelve values of some items ($4, a JSON list of their ids), the oldest first.
WITH wanted AS (
    SELECT unnest(from_json($4, '["VARCHAR"]')) AS entity_id
),
"value" AS (
    SELECT entity_id, effective_at, arg_max_null("value", (recorded_at, position)) AS "value"
    FROM seen_readings(as_of := $1, known_at := $2, up_to := $3) SEMI JOIN wanted USING (entity_id)
    GROUP BY entity_id, effective_at
)
SELECT entity_id AS id, list("value" ORDER BY effective_at) AS line
FROM (
    FROM "value" WHERE "value" IS NOT NULL
    QUALIFY row_number() OVER (PARTITION BY entity_id ORDER BY effective_at DESC) <= 12
)
GROUP BY entity_id
ORDER BY entity_id
