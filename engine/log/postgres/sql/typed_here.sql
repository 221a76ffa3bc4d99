-- What was recorded here rather than imported.
SELECT originator_id, originator_version, topic, state FROM stored_events
WHERE convert_from(state, 'UTF8')::json ->> 'source' <> 'import' ORDER BY notification_id
