-- The one rule, for readings and check-ins.
CREATE OR REPLACE MACRO winning_readings(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH latest AS (
    SELECT entity_id, max(effective_at) AS effective_at
    FROM readings
    WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
    GROUP BY ALL
),
winner AS (
    SELECT entity_id, arg_max(position, (recorded_at, position)) AS position
    FROM readings JOIN latest USING (entity_id, effective_at)
    WHERE recorded_at <= until_known_at(known_at) AND position <= until_up_to(up_to)
    GROUP BY ALL
)
SELECT readings.* FROM winner JOIN readings USING (position, entity_id)
