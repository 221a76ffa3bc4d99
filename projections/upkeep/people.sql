-- Everybody whom this replica can name, by id.
FROM people ORDER BY person_id
