-- What the log holds at a position.
SELECT state FROM stored_events WHERE notification_id = $1
