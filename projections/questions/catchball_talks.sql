-- Every offer between two levels and what came of it, with what its item is called and whose it is, item by item.
SELECT
    talk.*,
    item.kind,
    item.unit,
    coalesce(item.present, false) AS item_present,
    root.title AS plan_title,
    coalesce(root.status = 'closed', false) AS is_closed,
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner
FROM catchball(as_of := $1, known_at := $2, up_to := $3) AS talk
LEFT JOIN items(as_of := $1, known_at := $2, up_to := $3) AS item ON item.id = talk.item_id
LEFT JOIN items(as_of := $1, known_at := $2, up_to := $3) AS root ON root.id = talk.plan
LEFT JOIN people ON people.person_id = item.owner_id
ORDER BY root.title, talk.plan, talk.item_id, talk.offer
