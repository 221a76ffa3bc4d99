-- What was redacted, as the events of the organisation's stream say it.
SELECT CAST(state AS BLOB) FROM stored_events WHERE originator_id = 'organisation' AND topic = 'ProseRedacted'
