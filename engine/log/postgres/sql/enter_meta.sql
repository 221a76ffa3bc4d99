-- Sets up a new log.
INSERT INTO meta (key, value) VALUES ($1, $2)
