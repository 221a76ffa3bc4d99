-- Every event: who, when, why, through which door. One row an event.
SELECT
    position,
    event,
    coalesce(class_version, 1) AS version,
    stream,
    entity_id,
    effective_at,
    recorded_at,
    appended_at,
    actor,
    appended_by,
    source,
    reason.text AS reason,
    command_id,
    correlation_id,
    causation_id
FROM staged
