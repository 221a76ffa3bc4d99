-- Notes commands, so that the same one twice is appended once; they come as one JSON array of (id, position, events).
INSERT INTO commands (command_id, position, events)
SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(?)
