-- The newest event: where the log ends, and when that was stored.
SELECT rowid, state FROM stored_events ORDER BY rowid DESC LIMIT 1
