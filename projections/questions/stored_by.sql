-- The last position that this log had stored at an instant.
SELECT coalesce(max(position), 0) AS position FROM events WHERE appended_at <= $1
