-- Which of the entities $1 anything was ever told of.
SELECT DISTINCT entity_id FROM events WHERE list_contains($1, entity_id)
