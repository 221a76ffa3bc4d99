-- One append, in one exchange: the lock comes first, so positions become visible in their order and without a hole.
--
-- What was decided without the lock holds only while the store is as it was looked at: HA001 says that it is not, HA002
-- that an id was taken by something else. Events are stamped here, since only here it is known what came before them:
-- wherever they say `token`, they mean the instant of this append.
CREATE OR REPLACE FUNCTION append(
    seen_streams text[], seen_versions bigint[], seen_forgotten_at bigint,
    new_people text[], new_names text[],
    streams text[], versions bigint[], topics text[], states text[],
    token text, clock text,
    new_commands text[], new_offsets bigint[], new_counts integer[],
    begun json, parents json,
    gone text[], redacted bigint[], redacted_states bytea[],
    channel text
) RETURNS bigint LANGUAGE plpgsql AS $body$
DECLARE
    last bigint;
    last_at text;
    moment text;
    entity text;
    put record;
BEGIN
    LOCK TABLE stored_events IN EXCLUSIVE MODE;
    SELECT notification_id, substring(convert_from(state, 'UTF8') FROM '"appended_at":"([^"]*)"') INTO last, last_at
    FROM stored_events ORDER BY notification_id DESC LIMIT 1;
    last := coalesce(last, 0);
    moment := greatest(clock COLLATE "C", last_at COLLATE "C");
    IF EXISTS (
        SELECT FROM unnest(seen_streams, seen_versions) AS seen (stream, version)
        WHERE seen.version <> coalesce(
            (SELECT max(originator_version) FROM stored_events WHERE originator_id = seen.stream), 0)
    ) OR seen_forgotten_at <> coalesce((SELECT value::bigint FROM meta WHERE key = 'forgotten_at'), 0)
    OR EXISTS (
        SELECT FROM unnest(new_commands) AS new (id)
        WHERE (SELECT position FROM commands WHERE command_id = new.id) IS NOT NULL
    ) THEN
        RAISE EXCEPTION 'the log moved on' USING ERRCODE = 'HA001';
    END IF;

    IF cardinality(new_people) > 0 THEN
        INSERT INTO people (person_id, name) SELECT * FROM unnest(new_people, new_names) ON CONFLICT DO NOTHING;
        IF EXISTS (
            SELECT FROM unnest(new_people, new_names) AS new (id, name)
            WHERE NOT EXISTS (SELECT FROM people WHERE people.person_id = new.id AND people.name = new.name)
        ) THEN
            RAISE EXCEPTION 'somebody was entered meanwhile' USING ERRCODE = 'HA001';
        END IF;
    END IF;

    INSERT INTO stored_events (originator_id, originator_version, topic, state, notification_id)
    SELECT stream, version, topic, convert_to(replace(state, token, moment), 'UTF8'), last + place
    FROM unnest(streams, versions, topics, states) WITH ORDINALITY AS told (stream, version, topic, state, place);

    INSERT INTO commands (command_id, position, events)
    SELECT id, last + 1 + place, count FROM unnest(new_commands, new_offsets, new_counts) AS told (id, place, count);

    FOR put IN SELECT told ->> 0 AS id, told ->> 1 AS kind, told ->> 2 AS stream FROM json_array_elements(begun) AS told LOOP
        INSERT INTO registry AS known (entity_id, kind, rank, stream) VALUES (put.id, put.kind, '', put.stream)
        ON CONFLICT (entity_id) DO UPDATE SET kind = excluded.kind
            WHERE known.kind = excluded.kind AND known.stream = excluded.stream
        RETURNING entity_id INTO entity;
        IF entity IS NULL THEN
            RAISE EXCEPTION '%', put.id USING ERRCODE = 'HA002';
        END IF;
    END LOOP;

    -- An entity lies under what the fact of the greatest rank says, and of equal ones the one told later.
    FOR put IN
        SELECT told ->> 0 AS id, told ->> 1 AS parent, replace(told ->> 2, token, moment) AS rank
        FROM json_array_elements(parents) AS told
    LOOP
        UPDATE registry SET parent_id = put.parent, rank = put.rank
        WHERE entity_id = put.id AND registry.rank <= put.rank COLLATE "C";
    END LOOP;

    IF cardinality(gone) + cardinality(redacted) > 0 THEN
        DELETE FROM people WHERE person_id = ANY (gone);
        UPDATE stored_events SET state = told.state
        FROM unnest(redacted, redacted_states) AS told (position, state) WHERE notification_id = told.position;
        INSERT INTO meta (key, value) VALUES ('forgotten_at', last + coalesce(cardinality(streams), 0))
        ON CONFLICT (key) DO UPDATE SET value = excluded.value;
    END IF;

    PERFORM pg_notify(channel, '');
    RETURN last;
END
$body$
