-- Every target that was ever set, with when it became known and since when it holds.
SELECT entity_id, effective_at, recorded_at, target
FROM targets
WHERE target IS NOT NULL
ORDER BY entity_id, effective_at, recorded_at, position
