-- Every value that stands, of these items ($4) or of all (null), with that of what is the same thing: since when it
-- holds and what it says. A withdrawn one is left out.
SELECT entity_id, effective_at, said."value" AS "value"
FROM (
    SELECT
        entity_id,
        effective_at,
        max({'recorded_at': recorded_at, 'position': position, 'value': "value"}) AS said
    FROM seen_readings(as_of := $1, known_at := $2, up_to := $3)
    WHERE $4 IS NULL OR list_contains($4, entity_id)
    GROUP BY ALL
)
WHERE said."value" IS NOT NULL
ORDER BY entity_id, effective_at
