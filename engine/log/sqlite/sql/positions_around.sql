-- The positions of the event that so many others lie before, and of the next one.
SELECT rowid FROM stored_events ORDER BY rowid LIMIT 2 OFFSET ?
