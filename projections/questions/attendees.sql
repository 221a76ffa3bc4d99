-- Who takes part in a review ($4), in the order that was told.
SELECT coalesce(people.name, 'forgotten person') AS name
FROM (
    SELECT unnest(person_ids) AS person_id, generate_subscripts(person_ids, 1) AS place
    FROM (
        SELECT from_json(more['attendees'], '["VARCHAR"]') AS person_ids
        FROM items(as_of := $1, known_at := $2, up_to := $3) WHERE id = $4
    )
)
LEFT JOIN people USING (person_id)
ORDER BY place
