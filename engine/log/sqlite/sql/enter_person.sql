-- Enters a person under a new opaque id, unless the name is known.
INSERT OR IGNORE INTO people (person_id, name) VALUES (?, ?)
