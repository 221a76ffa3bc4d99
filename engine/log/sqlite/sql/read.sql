-- The next events after a position, up to another, in order: what a projector stages.
SELECT rowid, originator_id, originator_version, topic, CAST(state AS TEXT)
FROM stored_events WHERE rowid > ? AND rowid <= ? ORDER BY rowid LIMIT ?
