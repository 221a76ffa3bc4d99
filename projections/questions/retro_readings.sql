-- Every reading and check-in of the items $4, each under every item that sees it, with since when it could be seen
-- there and where it was recorded, in the order of the one rule. A null withdraws the one of its instant.
SELECT entity_id AS id, read_of, effective_at, recorded_at, position, seen_at, "value", confidence, period
FROM readings_since(as_of := $1, known_at := $2, up_to := $3)
WHERE list_contains($4, entity_id)
ORDER BY entity_id, effective_at, recorded_at, position
