-- A batch of the log, for every fact table to take its rows from: what all events and the many readings say is read
-- out of the JSON once; the rest stays in `payload`. Redacted prose reads as the word that says so. Inside a text of
-- JSON a quote has a backslash before it, so what is replaced is never somebody's words.
SELECT
    position,
    event,
    stream,
    payload,
    unnest(from_json(payload, '{
        "class_version": "INTEGER",
        "entity_id": "VARCHAR",
        "effective_at": "TIMESTAMP",
        "recorded_at": "TIMESTAMP",
        "appended_at": "TIMESTAMP",
        "actor": "VARCHAR",
        "appended_by": "VARCHAR",
        "source": "VARCHAR",
        "command_id": "VARCHAR",
        "correlation_id": "VARCHAR",
        "causation_id": "VARCHAR",
        "reason": {"text": "VARCHAR"},
        "text": {"text": "VARCHAR"},
        "note": {"text": "VARCHAR"},
        "target": "DOUBLE",
        "untargeted": "BOOLEAN",
        "period": "VARCHAR",
        "status": "VARCHAR",
        "aspect": "VARCHAR",
        "field": "VARCHAR",
        "to": "VARCHAR",
        "value": "DOUBLE",
        "confidence": "DOUBLE",
        "stated_target": "DOUBLE",
        "restates": "BOOLEAN"
    }'))
FROM (
    SELECT position, event, stream, CASE WHEN contains(payload, '{"hash":"')
        THEN regexp_replace(payload, '\{"hash":"[0-9a-f]{64}"\}', '{"text":"[redacted]"}', 'g') ELSE payload END
        AS payload
    FROM batch
)
