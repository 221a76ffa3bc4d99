-- How many events lie between two positions, both counted.
SELECT count(*) FROM stored_events WHERE notification_id BETWEEN $1 AND $2
