-- Everybody whom the record names, for a form that asks for a name.
SELECT DISTINCT name FROM people ORDER BY name
