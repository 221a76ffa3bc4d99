-- Of what kind a change of a field is. Text is everything else: titles, owners, days, prose, what only an outside
-- history names.
CREATE OR REPLACE MACRO class_of(field) AS CASE
    WHEN field IN ('present', 'kind', 'parent_id', 'carried_from', 'carried_to') THEN 'structure'
    WHEN field IN ('baseline', 'low', 'high', 'stretch', 'direction', 'unit', 'form', 'scoring', 'aggregation',
        'frequency', 'path', 'path_shape', 'milestones', 'commitment', 'thresholds') THEN 'target'
    WHEN field IN ('weight', 'roll_up', 'rank') THEN 'weight'
    WHEN field IN ('measured_by', 'deploys') THEN 'link'
    WHEN field IN ('status', 'phase', 'state', 'override', 'outcome', 'opened_at', 'opened_position', 'closed_at',
        'closed_position') THEN 'status'
    WHEN field IN ('grade', 'computed_grade', 'confidence', 'actual_change', 'actual_effect', 'effective')
        THEN 'performance'
    ELSE 'text'
END;

-- Everything that is set, by the one rule: a row for each field of each entity that has been told inside the bounds.
-- Null says that it has no value. What is only said (comments, notes) is in `history`.
-- `on_day` is null for what holds; readings and targets also stand under the instant each is for, whatever came after
-- it, and targets also when that instant lies ahead.
CREATE OR REPLACE MACRO stored(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH reading AS MATERIALIZED (
    SELECT entity_id, effective_at, unnest(max({
        'recorded_at': recorded_at, 'position': position, 'value': "value", 'confidence': confidence,
        'corrects': restates OR "value" IS NULL
    }))
    FROM readings
    WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
    GROUP BY entity_id, effective_at
),
last_reading AS MATERIALIZED (
    SELECT reading.* FROM reading
    JOIN (SELECT entity_id, max(effective_at) AS effective_at FROM reading GROUP BY ALL)
        USING (entity_id, effective_at)
),
goal AS MATERIALIZED (
    SELECT entity_id, effective_at, unnest(max({
        'recorded_at': recorded_at, 'position': position, 'target': target, 'corrects': restates
    }))
    FROM targets
    WHERE recorded_at <= until_known_at(known_at) AND position <= until_up_to(up_to)
    GROUP BY entity_id, effective_at
)
SELECT entity_id, CASE WHEN starts_with(field, 'told.') THEN field[6:] ELSE field END AS field,
    NULL::TIMESTAMP AS on_day, field AS told_as, class_of(field) AS class,
    CASE WHEN field = 'present' THEN CASE WHEN number = 1 THEN 'true' END ELSE attribute_said(field, text, number) END
        AS said,
    position, false AS corrects
FROM winning_attributes(as_of := as_of, known_at := known_at, up_to := up_to)
UNION ALL
SELECT from_id, relation || ' ' || to_id, NULL, relation || ' ' || to_id, 'link',
    arg_max_null(strength, (effective_at, recorded_at, position)),
    arg_max(position, (effective_at, recorded_at, position)), false
FROM links
WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
    AND position <= until_up_to(up_to)
GROUP BY relation, from_id, to_id
UNION ALL
SELECT entity_id, 'value', NULL, 'value', 'performance', number_text("value"), position, corrects FROM last_reading
UNION ALL
SELECT entity_id, 'confidence', NULL, 'confidence.reading', 'performance', number_text(confidence), position, corrects
FROM last_reading
UNION ALL
SELECT entity_id, 'value', effective_at, 'value', 'performance', number_text("value"), position, corrects FROM reading
UNION ALL
SELECT entity_id, 'target', NULL, 'target', 'target', number_text(target), position, corrects
FROM goal
JOIN (
    SELECT entity_id, max(effective_at) AS effective_at FROM goal WHERE effective_at <= until_as_of(as_of) GROUP BY ALL
) USING (entity_id, effective_at)
UNION ALL
SELECT entity_id, 'target', effective_at, 'target', 'target', number_text(target), position, corrects FROM goal
