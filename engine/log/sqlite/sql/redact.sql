-- The only change that a stored event ever sees: its words give way to their salted hash.
UPDATE stored_events SET state = ? WHERE rowid = ?
