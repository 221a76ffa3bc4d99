-- The last position inside the bounds; 0 for none.
SELECT coalesce(max(position), 0) AS position
FROM events
WHERE effective_at <= until_as_of($1) AND recorded_at <= until_known_at($2) AND position <= until_up_to($3)
