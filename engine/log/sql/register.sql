-- Enters an entity, unless it is known; a kind never changes.
INSERT INTO registry (entity_id, kind, rank, stream) VALUES (?, ?, '', ?)
ON CONFLICT (entity_id) DO UPDATE SET kind = excluded.kind WHERE registry.kind = excluded.kind
