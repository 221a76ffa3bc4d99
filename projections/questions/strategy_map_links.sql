-- Which objective is held to drive which, where either lies in one scorecard ($4), each with its title.
WITH item AS MATERIALIZED (
    SELECT id, title, root_id FROM placed_items(as_of := $1, known_at := $2, up_to := $3) WHERE present
)
SELECT link.from_id, one.title AS from_title, link.to_id, other.title AS to_title
FROM standing_links(as_of := $1, known_at := $2, up_to := $3) AS link
JOIN item AS one ON one.id = link.from_id
JOIN item AS other ON other.id = link.to_id
WHERE link.relation = 'cause_effect' AND (one.root_id = $4 OR other.root_id = $4)
ORDER BY link.from_id, link.to_id
