-- The views are whole: which version of them this replica holds, and of the facts below them.
UPDATE checkpoint SET made_by = ?, projected_by = ?
