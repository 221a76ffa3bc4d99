-- Which of these commands were appended, and where; the ids come as one JSON array. One look into the index for each:
-- joined, all commands ever given would be read where nobody has told the server how many there are.
SELECT command_id, position, events
FROM json_array_elements_text($1::json) AS asked (id)
CROSS JOIN LATERAL (SELECT * FROM commands WHERE command_id = asked.id LIMIT 1) AS known
