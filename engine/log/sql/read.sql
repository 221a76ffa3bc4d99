-- The next events after a position, in order: what a projector stages.
SELECT rowid, originator_id, originator_version, topic, CAST(state AS TEXT)
FROM stored_events WHERE rowid > ? ORDER BY rowid LIMIT ?
