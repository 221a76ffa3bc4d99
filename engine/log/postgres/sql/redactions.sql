-- What was redacted, as the events of the organisation's stream say it.
SELECT state FROM stored_events WHERE originator_id = 'organisation' AND topic = 'ProseRedacted'
