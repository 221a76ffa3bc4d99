-- What is gone: who a person was, or the words of one field of the event at `redacts`.
SELECT position, entity_id, person, redacts, field, effective_at, recorded_at
FROM (
    SELECT position, event, entity_id, field, effective_at, recorded_at,
        unnest(from_json(payload, '{"person": "VARCHAR", "redacts": "BIGINT"}'))
    FROM staged
    WHERE event IN ('PersonForgotten', 'ProseRedacted')
)
