-- The next events after a position, up to another, in order: what a projector stages.
SELECT notification_id, originator_id, originator_version, topic, convert_from(state, 'UTF8')
FROM stored_events WHERE notification_id > $1 AND notification_id <= $2 ORDER BY notification_id LIMIT $3
