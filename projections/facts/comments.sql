-- What people wrote about an entity.
SELECT position, entity_id, aspect, staged.text.text AS text, effective_at, recorded_at
FROM staged
WHERE event = 'CommentAdded'
