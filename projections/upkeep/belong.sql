-- A replica belongs to one workspace for ever; only the first word about it writes.
UPDATE checkpoint SET workspace_id = ? WHERE workspace_id IS NULL
