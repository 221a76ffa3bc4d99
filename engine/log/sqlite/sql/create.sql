-- What lies beside the events (see log/store.py), a statement a paragraph: the format, the id and the key.
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- One row a command: its first position, and how many events it appended.
CREATE TABLE IF NOT EXISTS commands (
    command_id TEXT PRIMARY KEY, position INTEGER NOT NULL, events INTEGER NOT NULL
) WITHOUT ROWID;

-- One row an entity: ids are unique in the workspace; its parent is that of the fact with the greatest `rank`;
-- `stream` is where its structure lies.
CREATE TABLE IF NOT EXISTS registry (
    entity_id TEXT PRIMARY KEY, kind TEXT NOT NULL, parent_id TEXT, rank TEXT NOT NULL, stream TEXT NOT NULL
) WITHOUT ROWID;

-- Who the opaque ids in the events are. Outside the sealed log: forgetting a person deletes the row.
CREATE TABLE IF NOT EXISTS people (person_id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE) WITHOUT ROWID;
