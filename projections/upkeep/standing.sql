-- Where this replica stands: whose it is, where, when that event was stored, which version of the facts it holds, and
-- the last position that forgot something.
SELECT
    workspace_id,
    position,
    projected_by,
    (SELECT appended_at FROM events WHERE events.position = checkpoint.position) AS appended_at,
    (SELECT coalesce(max(position), 0) FROM forgotten) AS forgotten_at
FROM checkpoint
