-- Catchball: every offer and every answer about an item of a plan.
SELECT
    position,
    entity_id,
    CASE event WHEN 'CatchballProposed' THEN 'proposed' WHEN 'CatchballCountered' THEN 'countered'
        WHEN 'CatchballAgreed' THEN 'agreed' ELSE 'declined' END AS answer,
    coalesce(from_level, level) AS from_level,
    to_level,
    target,
    means.text AS means,
    effective_at,
    recorded_at
FROM (
    SELECT position, event, entity_id, effective_at, recorded_at, unnest(from_json(payload, '{
        "from_level": "VARCHAR",
        "to_level": "VARCHAR",
        "level": "VARCHAR",
        "target": "DOUBLE",
        "means": {"text": "VARCHAR"}
    }'))
    FROM staged
    WHERE event IN ('CatchballProposed', 'CatchballCountered', 'CatchballAgreed', 'CatchballDeclined')
)
