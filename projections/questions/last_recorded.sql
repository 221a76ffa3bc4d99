-- When the record inside the bounds became known, whatever day it is about: the latest, and the last that was stored.
SELECT max(recorded_at) AS latest, arg_max(recorded_at, position) AS last
FROM events
WHERE recorded_at <= until_known_at($2) AND position <= until_up_to($3) AND until_as_of($1) IS NOT NULL
