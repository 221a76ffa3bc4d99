-- When this log stored the event at a position.
SELECT appended_at FROM events WHERE position = $1
