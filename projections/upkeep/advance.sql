-- The checkpoint never goes back.
UPDATE checkpoint SET position = greatest(position, ?)
