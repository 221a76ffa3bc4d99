-- Which of these commands were appended, and where; the ids come as one JSON array.
SELECT command_id, position, events FROM commands WHERE command_id IN (SELECT value FROM json_each(?))
