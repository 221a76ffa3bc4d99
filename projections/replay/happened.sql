-- What became known in the time of the replay, after its beginning, about what it shows and in reviews.
SELECT
    events.position,
    events.recorded_at,
    coalesce(people.name, 'forgotten person') AS who,
    events.event AS what,
    events.entity_id AS entity
FROM asked
JOIN events ON events.recorded_at > asked.starts_at AND events.recorded_at <= asked.ends_at
    AND events.position <= asked.up_to
LEFT JOIN people ON people.person_id = events.actor
WHERE events.entity_id IN (FROM reached UNION FROM discussed)
ORDER BY events.recorded_at, events.position
