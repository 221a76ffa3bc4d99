-- The opaque ids of those of these names that are known; the names come as one JSON array.
SELECT people.name, people.person_id FROM json_each(?) AS asked CROSS JOIN people ON people.name = asked.value
