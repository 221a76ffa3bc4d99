-- What the views hold of the event at $4: who, when, why and where from; the stored event itself lies in the log.
SELECT events.* EXCLUDE (actor, appended_by), coalesce(people.name, 'forgotten person') AS actor
FROM events LEFT JOIN people ON people.person_id = events.actor
WHERE events.position = $4
    AND effective_at <= until_as_of($1) AND recorded_at <= until_known_at($2) AND events.position <= until_up_to($3)
