-- Where this replica stands, in which workspace, which versions of the views and of the facts it holds, and up to which
-- position its file has no bytes left of what was forgotten: one row.
CREATE TABLE IF NOT EXISTS checkpoint AS
    SELECT 0::BIGINT AS position, NULL::VARCHAR AS workspace_id, NULL::VARCHAR AS made_by,
        NULL::VARCHAR AS projected_by, 0::BIGINT AS clean_at;

-- Who the opaque ids are: a copy of the log's table, taken anew whenever it changes; no part of the facts.
CREATE TABLE IF NOT EXISTS people (person_id VARCHAR, name VARCHAR)
