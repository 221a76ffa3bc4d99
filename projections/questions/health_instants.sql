-- The ends of the last eleven months before the instant looked at, each with the last position that was known by then;
-- none where nothing was known yet. At that position an answer never changes, whatever is appended later.
SELECT ends.ends_at, max(events.position) AS position
FROM (
    SELECT date_trunc('month', until_as_of($1)) - back * INTERVAL 1 MONTH - INTERVAL 1 MICROSECOND AS ends_at
    FROM range(11) AS months(back)
) AS ends
JOIN events ON events.recorded_at <= ends.ends_at
    AND events.recorded_at <= until_known_at($2) AND events.position <= until_up_to($3)
GROUP BY ends.ends_at
ORDER BY ends.ends_at
