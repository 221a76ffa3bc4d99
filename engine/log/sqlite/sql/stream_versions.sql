-- How far each of these streams goes, nothing for a new one; the names come as one JSON array. One look into the
-- index for each, however long the stream is.
SELECT asked.value, (SELECT max(originator_version) FROM stored_events WHERE originator_id = asked.value)
FROM json_each(?) AS asked
