-- How many items each person owns, over all that is not closed, and from how many on that is too many.
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := $1, known_at := $2, up_to := $3)
)
SELECT coalesce(people.name, 'forgotten person') AS owner, count(*) AS items, owner_limit() AS "limit"
FROM item
LEFT JOIN item AS root ON root.id = item.root_id
LEFT JOIN people ON people.person_id = item.owner_id
WHERE item.present AND item.owner_id IS NOT NULL AND NOT is_root(item.kind)
    AND item.status IS DISTINCT FROM 'closed' AND root.status IS DISTINCT FROM 'closed'
    AND item.kind NOT IN ('perspective', 'countermeasure', 'decision')
GROUP BY item.owner_id, people.name
ORDER BY items DESC, owner, item.owner_id
