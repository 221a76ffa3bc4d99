-- Who was given which role, and from whom it was taken.
SELECT position, entity_id, person, role, event = 'RoleGranted' AS granted, effective_at, recorded_at
FROM (
    SELECT position, event, entity_id, effective_at, recorded_at,
        unnest(from_json(payload, '{"person": "VARCHAR", "role": "VARCHAR"}'))
    FROM staged
    WHERE event IN ('RoleGranted', 'RoleRevoked')
)
