-- Every link between two entities, by relation: from `effective_at` on as strong as it says; a null takes it away.
SELECT
    position,
    CASE event WHEN 'CorrelationSet' THEN 'correlation' WHEN 'ObjectiveAligned' THEN 'alignment'
        ELSE 'cause_effect' END AS relation,
    entity_id AS from_id,
    to_id,
    nullif(coalesce(strength, CASE event WHEN 'CauseEffectUnlinked' THEN 'none' ELSE 'linked' END), 'none')
        AS strength,
    effective_at,
    recorded_at
FROM (
    SELECT position, event, entity_id, effective_at, recorded_at,
        unnest(from_json(payload, '{"to_id": "VARCHAR", "strength": "VARCHAR"}'))
    FROM staged
    WHERE event IN ('CorrelationSet', 'ObjectiveAligned', 'CauseEffectLinked', 'CauseEffectUnlinked')
)
