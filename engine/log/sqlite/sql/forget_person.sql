-- From here on nobody knows who this opaque id is.
DELETE FROM people WHERE person_id = ?
