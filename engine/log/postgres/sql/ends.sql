-- Where the log begins and ends, nulls for an empty one.
SELECT min(notification_id), max(notification_id) FROM stored_events
