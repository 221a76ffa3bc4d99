-- Puts an entity under a parent, if the fact that says so wins: of the greatest rank, and of equal ones the one told
-- later.
UPDATE registry SET parent_id = ?2, rank = ?3 WHERE entity_id = ?1 AND rank <= ?3
