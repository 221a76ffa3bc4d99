-- Where this replica stands, and in which workspace: one row.
CREATE TABLE IF NOT EXISTS checkpoint AS SELECT 0::BIGINT AS position, NULL::VARCHAR AS workspace_id;

-- Who the opaque ids are: a copy of the log's table, taken anew whenever it changes; no part of the facts.
CREATE TABLE IF NOT EXISTS people (person_id VARCHAR, name VARCHAR)
