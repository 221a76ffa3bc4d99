-- Where the log begins and ends, nulls for an empty one. Asked apart, each is one look; asked together, all rows are read.
SELECT (SELECT min(rowid) FROM stored_events), (SELECT max(rowid) FROM stored_events)
