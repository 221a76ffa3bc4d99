-- The newest event: where the log ends, and when that was stored; and where something was last forgotten.
SELECT rowid, state, (SELECT value FROM meta WHERE key = 'forgotten_at')
FROM stored_events ORDER BY rowid DESC LIMIT 1
