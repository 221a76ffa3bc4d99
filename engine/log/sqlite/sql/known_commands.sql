-- Which of these commands were appended, and where; the ids come as one JSON array.
SELECT command_id, position, events FROM json_each(?) AS asked CROSS JOIN commands ON command_id = asked.value
