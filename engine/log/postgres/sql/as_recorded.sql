-- The whole log in the order in which the organisation learned the facts: what an export writes.
SELECT originator_id, originator_version, topic, state FROM stored_events
ORDER BY convert_from(state, 'UTF8')::json ->> 'recorded_at' COLLATE "C", notification_id
