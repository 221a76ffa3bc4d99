-- The newest event: where the log ends, and when that was stored; and where something was last forgotten.
SELECT notification_id, state, (SELECT value FROM meta WHERE key = 'forgotten_at')
FROM stored_events ORDER BY notification_id DESC LIMIT 1
