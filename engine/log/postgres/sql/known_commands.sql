-- Which of these commands were appended, and where; the ids come as one JSON array.
SELECT command_id, position, events
FROM json_array_elements_text($1::json) AS asked (id) JOIN commands ON command_id = asked.id
