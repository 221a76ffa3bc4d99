-- How much of the record was known by an instant ($4), whatever day it is about: its last position, and how many events.
SELECT coalesce(max(position), 0) AS position, count(*) AS events
FROM events
WHERE recorded_at <= least($4, until_known_at($2), until_as_of($1)) AND position <= until_up_to($3)
