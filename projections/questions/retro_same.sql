-- Which of the items $4 are the same thing as which other item.
SELECT entity_id AS id, source_id
FROM same_things(as_of := $1, known_at := $2, up_to := $3)
WHERE list_contains($4, entity_id)
ORDER BY entity_id, source_id
