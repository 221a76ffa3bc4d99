-- Up to which position the file has no bytes left of what was forgotten.
SELECT clean_at FROM checkpoint
