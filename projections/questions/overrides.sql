-- The statuses that persons have set in place of the computed ones in one cycle, scorecard or plan ($4), and why.
SELECT said.entity_id, said.status, events.reason, coalesce(people.name, 'forgotten person') AS actor
FROM (
    SELECT entity_id, unnest(max({
        'effective_at': effective_at, 'recorded_at': recorded_at, 'position': position, 'status': text
    }))
    FROM attributes
    WHERE field = 'override' AND effective_at <= until_as_of($1) AND recorded_at <= until_known_at($2)
        AND position <= until_up_to($3)
    GROUP BY entity_id
) AS said
JOIN placed_items(as_of := $1, known_at := $2, up_to := $3) AS item ON item.id = said.entity_id
JOIN events USING (position)
LEFT JOIN people ON people.person_id = events.actor
WHERE said.status IS NOT NULL AND item.root_id = $4
ORDER BY said.entity_id
