-- How far each of these streams goes, nothing for a new one; the names come as one JSON array. One look into the
-- index for each, however long the stream is.
SELECT asked.name, (SELECT max(originator_version) FROM stored_events WHERE originator_id = asked.name)
FROM json_array_elements_text($1::json) AS asked (name)
