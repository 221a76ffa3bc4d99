-- Everybody, by id.
SELECT person_id, name FROM people ORDER BY person_id
