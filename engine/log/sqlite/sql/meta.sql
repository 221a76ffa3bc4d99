-- The format of the workspace, its id and its own key.
SELECT key, value FROM meta
