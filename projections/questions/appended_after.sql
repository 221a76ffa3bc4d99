-- How many facts about instants up to this one, known by then, this log stored only afterwards.
SELECT count(*) AS facts FROM events WHERE effective_at <= $1 AND recorded_at <= $1 AND appended_at > $1
