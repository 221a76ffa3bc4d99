-- How far each of these streams goes; the names come as one JSON array.
SELECT originator_id, max(originator_version) FROM stored_events
WHERE originator_id IN (SELECT value FROM json_each(?)) GROUP BY originator_id
