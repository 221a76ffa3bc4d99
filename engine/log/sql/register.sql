-- Enters an entity, unless it is known; its kind and the stream it lies in never change.
INSERT INTO registry (entity_id, kind, rank, stream) VALUES (?, ?, '', ?)
ON CONFLICT (entity_id) DO UPDATE SET kind = excluded.kind
    WHERE registry.kind = excluded.kind AND registry.stream = excluded.stream
