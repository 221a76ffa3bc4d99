-- What one review ($4) found, in the order of its words, and what it looked at when it opened: the last value of each
-- subject by then, with the target in force for it. What its countermeasures are about stands there too, without text.
WITH item AS MATERIALIZED (
    SELECT id, kind, present, parent_id, unit, description, present_at, more,
        coalesce(title, more['action'], id) AS title
    FROM items(as_of := $1, known_at := $2, up_to := $3)
),
review AS MATERIALIZED (
    SELECT more['opened_at']::TIMESTAMP AS opened_at, more['opened_position']::DOUBLE::BIGINT AS opened_position
    FROM item WHERE id = $4
),
said AS MATERIALIZED (
    SELECT id, kind, more['subject_id'] AS subject_id, description AS text, present_at
    FROM item WHERE present AND kind IN ('finding', 'countermeasure') AND parent_id = $4
),
teller AS (
    SELECT entity_id, arg_max(actor, position) AS actor FROM events WHERE event = 'FindingRecorded' GROUP BY entity_id
),
reading AS MATERIALIZED (
    SELECT reading.entity_id,
        arg_max(struct_pack("value" := reading."value", period := reading.period,
            effective_at := reading.effective_at),
            (reading.effective_at, reading.recorded_at, reading.position)) AS last
    FROM seen_readings(as_of := $1, known_at := $2, up_to := $3) AS reading
    SEMI JOIN said ON said.subject_id = reading.entity_id
    JOIN review ON reading.effective_at <= review.opened_at AND reading.position <= review.opened_position
    GROUP BY reading.entity_id
),
-- The value of a period is held against the target for that period, any other against the one in force.
target AS (
    SELECT target.entity_id,
        arg_max_null(target.target, (target.effective_at, target.recorded_at, target.position)) AS target
    FROM targets AS target
    SEMI JOIN said ON said.subject_id = target.entity_id
    JOIN review ON target.position <= review.opened_position
    LEFT JOIN reading ON reading.entity_id = target.entity_id
    WHERE target.recorded_at <= until_known_at($2) AND target.position <= until_up_to($3)
        AND target.effective_at <= CASE WHEN reading.last.period IS NULL THEN review.opened_at
            ELSE reading.last.effective_at END
    GROUP BY target.entity_id
)
SELECT
    said.id,
    said.kind,
    said.text,
    CASE WHEN said.kind = 'finding' THEN coalesce(people.name, 'forgotten person') END AS actor,
    said.subject_id,
    coalesce(subject.title, said.subject_id) AS subject,
    subject.unit,
    reading.last."value" AS "value",
    reading.last.period AS period,
    reading.last.effective_at AS value_at,
    target.target
FROM said
LEFT JOIN item AS subject ON subject.id = said.subject_id
LEFT JOIN teller ON teller.entity_id = said.id
LEFT JOIN people ON people.person_id = teller.actor
LEFT JOIN reading ON reading.entity_id = said.subject_id
LEFT JOIN target ON target.entity_id = said.subject_id
ORDER BY said.kind DESC, said.present_at, said.id
