-- Enters an entity, or moves a known one under another parent; a kind never changes.
INSERT INTO registry (entity_id, kind, parent_id, stream) VALUES (?, ?, ?, ?)
ON CONFLICT (entity_id) DO UPDATE SET parent_id = excluded.parent_id WHERE registry.kind = excluded.kind
