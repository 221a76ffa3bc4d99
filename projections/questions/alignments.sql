-- What objectives serve, where either end lies in one cycle ($4): each end with its title, and the plan, scorecard
-- or cycle in which it lies.
WITH item AS MATERIALIZED (
    SELECT id, title, kind, root_id, present, owner_id
    FROM placed_items(as_of := $1, known_at := $2, up_to := $3)
)
SELECT
    link.from_id,
    one.title AS from_title,
    one.root_id AS from_root_id,
    from_root.title AS from_root_title,
    link.to_id,
    other.title AS to_title,
    other.kind AS to_kind,
    other.present AS to_present,
    other.root_id AS to_root_id,
    to_root.title AS to_root_title
FROM standing_links(as_of := $1, known_at := $2, up_to := $3) AS link
JOIN item AS one ON one.id = link.from_id
JOIN item AS other ON other.id = link.to_id
LEFT JOIN item AS from_root ON from_root.id = one.root_id
LEFT JOIN item AS to_root ON to_root.id = other.root_id
WHERE link.relation = 'alignment' AND one.present AND (one.root_id = $4 OR other.root_id = $4)
ORDER BY link.from_id, link.to_id
