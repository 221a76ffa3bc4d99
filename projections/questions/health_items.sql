-- What every item is called, what it is, who owns it, and the plan, scorecard or cycle that it belongs to.
SELECT
    item.id,
    item.kind,
    coalesce(item.title, item.id) AS title,
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner,
    coalesce(root.title, item.root_id) AS root
FROM placed_items(as_of := $1, known_at := $2, up_to := $3) AS item
LEFT JOIN items(as_of := $1, known_at := $2, up_to := $3) AS root ON root.id = item.root_id
LEFT JOIN people ON people.person_id = item.owner_id
WHERE item.present
ORDER BY item.id
