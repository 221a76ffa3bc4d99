-- What lies directly under one entity ($4) and is there, with where each number stands.
SELECT
    item.id,
    item.kind,
    coalesce(item.title, item.more['action'], item.description) AS title,
    item.unit,
    item.status,
    item.more['subject_id'] AS subject_id,
    target.target,
    reading."value",
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner
FROM items(as_of := $1, known_at := $2, up_to := $3) AS item
LEFT JOIN people ON people.person_id = item.owner_id
LEFT JOIN winning_targets(as_of := $1, known_at := $2, up_to := $3) AS target ON target.entity_id = item.id
LEFT JOIN winning_readings(as_of := $1, known_at := $2, up_to := $3) AS reading ON reading.entity_id = item.id
WHERE item.parent_id = $4 AND item.present
ORDER BY item.kind, title, item.id
