-- The positions of the event that so many others lie before, and of the next one.
SELECT notification_id FROM stored_events ORDER BY notification_id LIMIT 2 OFFSET $1
