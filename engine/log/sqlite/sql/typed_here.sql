-- What was recorded here rather than imported.
SELECT originator_id, originator_version, topic, state FROM stored_events
WHERE json_extract(CAST(state AS TEXT), '$.source') <> 'import' ORDER BY rowid
