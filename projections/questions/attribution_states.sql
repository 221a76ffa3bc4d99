-- The facts of all states that look from the side in `eyes`, each under ids of its own (`state:id`), side by side, so that
-- a view is asked once for all of them.
CREATE OR REPLACE TEMP TABLE looking AS FROM drawn SEMI JOIN eyes ON eyes.side = drawn.looks;

CREATE OR REPLACE TEMP TABLE attributes AS
SELECT
    won.position,
    state || ':' || won.entity_id AS entity_id,
    won.field,
    CASE WHEN won.field IN ('parent_id', 'measured_by') THEN state || ':' || won.text ELSE won.text END AS text,
    won.number,
    -- What a later side goes by holds already.
    least(won.effective_at, looks_at) AS effective_at,
    won.recorded_at
FROM looking JOIN won ON won.field NOT IN ('scoring', 'thresholds', 'title') AND won.side = CASE
    WHEN won.part = 'structure' THEN looking.structure
    WHEN won.entity_id IN (FROM came) THEN 'other'
    WHEN won.part = 'weight' THEN looking.weight
    ELSE looking.target
END
UNION ALL
SELECT position, state || ':' || entity_id, field, text, number, effective_at, recorded_at
FROM planned SEMI JOIN looking USING (state) WHERE field <> 'target';

CREATE OR REPLACE TEMP TABLE targets AS
SELECT position, state || ':' || entity_id AS entity_id, number AS target, period, restates, effective_at, recorded_at
FROM planned SEMI JOIN looking USING (state) WHERE field = 'target';

CREATE OR REPLACE TEMP TABLE readings AS
SELECT near_readings.* REPLACE (state || ':' || near_readings.entity_id AS entity_id)
FROM looking
CROSS JOIN near_readings
JOIN sides ON sides.side = looking.looks
LEFT JOIN corrected ON corrected.field = 'value' AND corrected.entity_id = near_readings.entity_id
    AND corrected.effective_at = near_readings.effective_at
WHERE CASE
    WHEN corrected.field IS NULL THEN near_readings.effective_at <= sides.as_of
        AND near_readings.recorded_at <= until_known_at(sides.known_at)
        AND near_readings.position <= until_up_to(sides.up_to)
    WHEN looking.corrected THEN near_readings.position = corrected.other
    ELSE near_readings.position = corrected.one
END
