-- Items that are the same thing share their readings: by `measured_by`, each sees those of the others as its own.
CREATE OR REPLACE MACRO same_things(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH link AS (
    SELECT entity_id, text AS series_id
    FROM winning_attributes(as_of := as_of, known_at := known_at, up_to := up_to)
    WHERE field = 'measured_by' AND text IS NOT NULL
),
member AS (
    FROM link UNION SELECT series_id, series_id FROM link
)
SELECT one.entity_id, other.entity_id AS source_id
FROM member AS one JOIN member AS other USING (series_id)
WHERE one.entity_id <> other.entity_id;

-- Every reading and check-in inside the bounds, under each item that sees it; `read_of` is where it was recorded.
CREATE OR REPLACE MACRO seen_readings(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH inside AS NOT MATERIALIZED (
    SELECT *, entity_id AS read_of FROM readings
    WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
)
FROM inside
UNION ALL BY NAME
SELECT inside.* REPLACE (same.entity_id AS entity_id)
FROM same_things(as_of := as_of, known_at := known_at, up_to := up_to) AS same
JOIN inside ON inside.entity_id = same.source_id;

-- The one rule, for readings and check-ins. What is shared is made once, for it is looked through twice.
CREATE OR REPLACE MACRO winning_readings(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH shared AS MATERIALIZED (
    SELECT same.entity_id, effective_at, recorded_at, position, "value", period
    FROM same_things(as_of := as_of, known_at := known_at, up_to := up_to) AS same
    JOIN readings ON readings.entity_id = same.source_id
    WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
),
seen AS NOT MATERIALIZED (
    SELECT entity_id, effective_at, recorded_at, position, "value", period
    FROM readings
    WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
    UNION ALL
    FROM shared
),
latest AS (
    SELECT entity_id, max(effective_at) AS effective_at FROM seen GROUP BY ALL
)
SELECT entity_id, effective_at, unnest(max({
    'recorded_at': recorded_at, 'position': position, 'value': "value", 'period': period
}))
FROM seen JOIN latest USING (entity_id, effective_at)
GROUP BY entity_id, effective_at
