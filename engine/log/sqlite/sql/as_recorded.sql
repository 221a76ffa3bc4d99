-- The whole log in the order in which the organisation learned the facts: what an export writes.
SELECT originator_id, originator_version, topic, state FROM stored_events
ORDER BY json_extract(CAST(state AS TEXT), '$.recorded_at'), rowid
