-- Who graded the key results and objectives of one cycle ($4), when, and why so.
SELECT
    said.entity_id,
    said.last.effective_at AS graded_at,
    events.reason,
    coalesce(people.name, 'forgotten person') AS actor
FROM (
    SELECT
        entity_id,
        max({'effective_at': effective_at, 'recorded_at': recorded_at, 'position': position}) AS last
    FROM attributes
    WHERE field IN ('computed_grade', 'grade')
        AND effective_at <= until_as_of($1) AND recorded_at <= until_known_at($2) AND position <= until_up_to($3)
    GROUP BY entity_id
) AS said
JOIN placed_items(as_of := $1, known_at := $2, up_to := $3) AS item ON item.id = said.entity_id
JOIN events ON events.position = said.last.position
LEFT JOIN people ON people.person_id = events.actor
WHERE item.root_id = $4
ORDER BY said.entity_id
