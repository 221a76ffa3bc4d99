-- Everybody who owns something that is there, by name.
SELECT DISTINCT coalesce(people.name, 'forgotten person') AS owner
FROM items(as_of := $1, known_at := $2, up_to := $3) AS item
LEFT JOIN people ON people.person_id = item.owner_id
WHERE item.present AND item.owner_id IS NOT NULL
ORDER BY owner
