-- What an entity is: one row for each attribute that an event tells of. `text` or `number` holds it; a null in
-- both says that the attribute has no value from then on. An attribute that only an outside history names
-- stands under `told.` and its own name, so that it cannot be taken for one of ours.
SELECT position, entity_id, fact.field AS field, fact.text AS text, fact.number AS number, effective_at, recorded_at
FROM (
    SELECT position, entity_id, effective_at, recorded_at, unnest(list_filter(CASE
        WHEN event IN ('PlanStarted', 'ObjectiveSet', 'MeasureDefined', 'KeyResultSet') THEN [
            {'field': 'kind', 'number': NULL::DOUBLE, 'text': CASE event
                WHEN 'PlanStarted' THEN 'plan' WHEN 'ObjectiveSet' THEN 'objective'
                WHEN 'MeasureDefined' THEN 'measure' ELSE 'key_result' END},
            {'field': 'present', 'number': 1::DOUBLE, 'text': NULL},
            {'field': 'parent_id', 'number': NULL, 'text': parent_id},
            {'field': 'title', 'number': NULL, 'text': title},
            {'field': 'unit', 'number': NULL, 'text': unit},
            {'field': 'direction', 'number': NULL, 'text': direction},
            {'field': 'owner', 'number': NULL, 'text': owner},
            {'field': 'baseline', 'number': baseline, 'text': NULL},
            {'field': 'weight', 'number': weight, 'text': NULL},
            {'field': 'commitment', 'number': NULL, 'text': commitment},
            {'field': 'period', 'number': NULL, 'text': period},
            {'field': 'description', 'number': NULL, 'text': staged.text.text}]
        WHEN event IN ('ObjectiveRetired', 'MeasureRetired', 'KeyResultRetired') THEN
            [{'field': 'present', 'number': 0::DOUBLE, 'text': NULL::VARCHAR}]
        WHEN event = 'PlanClosed' THEN [{'field': 'status', 'number': NULL::DOUBLE, 'text': 'closed'}]
        WHEN event = 'OwnerSet' THEN [{'field': 'owner', 'number': NULL::DOUBLE, 'text': owner}]
        WHEN event = 'StatusSet' THEN [
            {'field': 'status', 'number': NULL::DOUBLE, 'text': status},
            {'field': 'grade', 'number': "value", 'text': NULL}]
        END, lambda f: f.text IS NOT NULL OR f.number IS NOT NULL)) AS fact
    FROM staged
    WHERE event IN ('PlanStarted', 'ObjectiveSet', 'MeasureDefined', 'KeyResultSet', 'ObjectiveRetired',
        'MeasureRetired', 'KeyResultRetired', 'PlanClosed', 'OwnerSet', 'StatusSet')
    UNION ALL
    SELECT position, entity_id, effective_at, recorded_at, {
        'field': CASE WHEN field = 'title' THEN field ELSE 'told.' || field END,
        'number': NULL::DOUBLE, 'text': "to"}
    FROM staged WHERE event = 'AttributeChanged'
)
