-- When the event at a position became known.
SELECT recorded_at FROM events WHERE position = $1
