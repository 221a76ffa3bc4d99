-- The one rule, for attributes at many instants in one pass: which fact is in force from which frame until which. The
-- frames follow each other, each sees all that the one before it saw, so a winner stands until a greater fact is seen.
CREATE TEMP TABLE in_force AS
WITH by_instant AS (
    SELECT as_of, min(frame) AS frame FROM frame GROUP BY as_of
),
by_position AS (
    SELECT up_to, min(frame) AS frame FROM frame GROUP BY up_to
),
told AS (
    SELECT *, greatest(effective_at, recorded_at) AS seen_at FROM attributes
),
seen AS (
    SELECT told.*, greatest(by_instant.frame, by_position.frame) AS seen_from
    FROM told
    ASOF JOIN by_instant ON told.seen_at <= by_instant.as_of
    ASOF JOIN by_position ON told.position <= by_position.up_to
),
won AS (
    SELECT * FROM seen
    QUALIFY position = (max({'effective_at': effective_at, 'recorded_at': recorded_at, 'position': position})
        OVER (PARTITION BY entity_id, field ORDER BY seen_from)).position
)
SELECT *, lead(seen_from, 1, 9223372036854775807) OVER (PARTITION BY entity_id, field ORDER BY seen_from) AS seen_until
FROM won;

-- What holds at the frame that has these bounds: it stands in for looking through all facts at each of them.
CREATE TEMP MACRO winning_attributes(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
SELECT in_force.* EXCLUDE (seen_at, seen_from, seen_until)
FROM in_force JOIN frame ON frame.as_of = until_as_of(as_of) AND frame.up_to = until_up_to(up_to)
    AND in_force.seen_from <= frame.frame AND frame.frame < in_force.seen_until
