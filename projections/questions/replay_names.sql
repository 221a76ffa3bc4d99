-- What everything is called that events tell of, and of what kind it is.
SELECT id, kind, coalesce(title, more['action'], description, id) AS called
FROM items(as_of := $1, known_at := $2, up_to := $3)
