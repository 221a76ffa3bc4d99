-- The tables of a log, a statement a paragraph. Text is ordered by its bytes, as in every other store.
-- `notification_id` is the position: the append gives it out under the lock, so there is no hole in it.
CREATE TABLE IF NOT EXISTS stored_events (
    originator_id text COLLATE "C" NOT NULL,
    originator_version bigint NOT NULL,
    topic text COLLATE "C",
    state bytea,
    notification_id bigint NOT NULL,
    PRIMARY KEY (originator_id, originator_version)
);

CREATE UNIQUE INDEX IF NOT EXISTS stored_events_position ON stored_events (notification_id);

-- The format, the id and the key.
CREATE TABLE IF NOT EXISTS meta (key text COLLATE "C" PRIMARY KEY, value text NOT NULL);

-- One row a command: its first position, and how many events it appended.
CREATE TABLE IF NOT EXISTS commands (
    command_id text COLLATE "C" PRIMARY KEY, position bigint NOT NULL, events integer NOT NULL
);

-- One row an entity: ids are unique in the workspace; its parent is that of the fact with the greatest `rank`;
-- `stream` is where its structure lies.
CREATE TABLE IF NOT EXISTS registry (
    entity_id text COLLATE "C" PRIMARY KEY,
    kind text NOT NULL,
    parent_id text COLLATE "C",
    rank text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL
);

-- Who the opaque ids in the events are. Outside the sealed log: forgetting a person deletes the row.
CREATE TABLE IF NOT EXISTS people (
    person_id text COLLATE "C" PRIMARY KEY, name text COLLATE "C" NOT NULL UNIQUE
);
