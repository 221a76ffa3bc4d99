-- Who holds which role, since when, granted by whom and why.
CREATE OR REPLACE MACRO roles(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH last_told AS (
    SELECT person, role, max_by(granted, position) AS granted, max(position) AS position
    FROM roles_set
    WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
    GROUP BY person, role
)
SELECT
    coalesce(people.name, 'forgotten person') AS person,
    last_told.role,
    events.recorded_at AS since,
    coalesce(actor.name, 'forgotten person') AS actor,
    events.reason,
    last_told.position
FROM last_told
JOIN events USING (position)
LEFT JOIN people ON people.person_id = last_told.person
LEFT JOIN people AS actor ON actor.person_id = events.actor
WHERE last_told.granted
ORDER BY person, role, position
