-- Puts an entity under a parent, if the fact that says so wins: it has the greatest rank, or an equal one and is told later.
UPDATE registry SET parent_id = ?2, rank = ?3 WHERE entity_id = ?1 AND rank <= ?3
