-- Through which doors the events inside the bounds came: how many through each, and the last of them.
SELECT
    source,
    count(*) AS events,
    max(position) AS position,
    arg_max(event, position) AS event,
    arg_max(entity_id, position) AS entity_id,
    arg_max(recorded_at, position) AS recorded_at,
    arg_max(appended_at, position) AS appended_at
FROM events
WHERE effective_at <= until_as_of($1) AND recorded_at <= until_known_at($2) AND position <= until_up_to($3)
GROUP BY source
ORDER BY position DESC
