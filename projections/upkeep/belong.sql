-- A replica belongs to one workspace for ever.
UPDATE checkpoint SET workspace_id = ?
