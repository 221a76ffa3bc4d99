-- Everything into the file itself, and the write-ahead log down to no byte; the first column says whether somebody kept
-- that from being done.
PRAGMA wal_checkpoint(TRUNCATE)
