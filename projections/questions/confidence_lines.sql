-- The last twelve stated confidences of every key result, oldest first; of an instant only what stands.
WITH standing AS (
    SELECT entity_id, effective_at, arg_max_null(confidence, (recorded_at, position)) AS confidence
    FROM readings
    WHERE effective_at <= until_as_of($1) AND recorded_at <= until_known_at($2) AND position <= until_up_to($3)
    GROUP BY ALL
)
SELECT entity_id, list(confidence ORDER BY effective_at)[-12:] AS line
FROM standing
WHERE confidence IS NOT NULL
GROUP BY entity_id
