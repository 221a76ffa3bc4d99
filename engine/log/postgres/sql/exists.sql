-- Whether the tables of a log are there.
SELECT to_regclass('stored_events') IS NOT NULL AND to_regclass('meta') IS NOT NULL
