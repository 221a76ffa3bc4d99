-- The opaque ids of those of these names that are known; the names come as one JSON array.
SELECT people.name, people.person_id FROM json_array_elements_text($1::json) AS asked (name) JOIN people ON people.name = asked.name
