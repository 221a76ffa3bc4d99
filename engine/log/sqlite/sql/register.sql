-- Enters entities, unless they are known; their kind and the stream they lie in never change. They come as one JSON array
-- of (id, kind, stream); the answer has those that are entered now or were already.
INSERT INTO registry (entity_id, kind, rank, stream)
SELECT value ->> 0, value ->> 1, '', value ->> 2 FROM json_each(?) WHERE true
ON CONFLICT (entity_id) DO UPDATE SET kind = excluded.kind
    WHERE registry.kind = excluded.kind AND registry.stream = excluded.stream
RETURNING entity_id
