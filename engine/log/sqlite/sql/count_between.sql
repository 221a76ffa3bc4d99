-- How many events lie between two positions, both counted.
SELECT count(*) FROM stored_events WHERE rowid BETWEEN ? AND ?
