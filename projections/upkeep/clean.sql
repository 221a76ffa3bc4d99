-- The file has no bytes left of what was forgotten up to this position.
UPDATE checkpoint SET clean_at = greatest(clean_at, ?)
