-- Every check-in or reading of one item ($4) and of what is the same thing, newest first: what it said, who said
-- it, and whether it still stands.
SELECT
    readings.position,
    readings.entity_id AS read_of,
    readings.effective_at,
    readings.recorded_at,
    events.appended_at,
    readings.period,
    readings."value",
    readings.confidence,
    readings.note,
    readings.stated_target,
    readings.restates,
    row_number() OVER later = 1 AS stands,
    lead(readings."value") OVER later AS replaced,
    coalesce(people.name, 'forgotten person') AS actor,
    events.source,
    events.reason
FROM readings
JOIN events USING (position)
LEFT JOIN people ON people.person_id = events.actor
WHERE readings.entity_id IN (
        SELECT $4
        UNION ALL
        SELECT source_id FROM same_things(as_of := $1, known_at := $2, up_to := $3) WHERE entity_id = $4
    )
    AND readings.effective_at <= until_as_of($1) AND readings.recorded_at <= until_known_at($2)
    AND readings.position <= until_up_to($3)
WINDOW later AS (PARTITION BY readings.effective_at ORDER BY readings.recorded_at DESC, readings.position DESC)
ORDER BY readings.effective_at DESC, readings.recorded_at DESC, readings.position DESC
