-- The views are whole: which version of them this replica holds.
UPDATE checkpoint SET made_by = ?
