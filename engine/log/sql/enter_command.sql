-- Notes a command, so that the same one twice is appended once.
INSERT INTO commands (command_id, position, events) VALUES (?, ?, ?)
