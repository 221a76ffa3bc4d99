-- One entity ($4) as a form about it needs it: what it is, who answers for it, where it lies, and how far it is.
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := $1, known_at := $2, up_to := $3)
)
SELECT
    item.id,
    item.kind,
    coalesce(item.title, item.more['action'], item.description, item.id) AS title,
    item.unit,
    item.present,
    item.more['form'] AS form,
    item.more['scoring'] AS scoring,
    item.more['frequency'] AS frequency,
    item.more['state'] AS state,
    item.parent_id,
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner,
    root.id AS root_id,
    root.kind AS root_kind,
    coalesce(root.title, root.id) AS root_title,
    coalesce(root.status, root.more['phase']) AS root_state
FROM item
LEFT JOIN item AS root ON root.id = item.root_id
LEFT JOIN people ON people.person_id = item.owner_id
WHERE item.id = $4
