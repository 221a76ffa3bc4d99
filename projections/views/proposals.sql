-- What the policies proposed, and whether somebody acted on it.
CREATE OR REPLACE MACRO proposals(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH proposed AS MATERIALIZED (
    FROM proposals_made
    WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
),
item AS MATERIALIZED (
    FROM placed_items(as_of := as_of, known_at := known_at, up_to := up_to)
),
said AS (
    SELECT kind, parent_id AS review_id, more['subject_id'] AS subject_id, period, more['state'] AS state
    FROM item WHERE kind IN ('finding', 'countermeasure') AND present
),
answered AS (
    SELECT position FROM proposed
    JOIN said ON said.subject_id = proposed.entity_id AND (
        (proposal = 'finding' AND said.kind = 'finding' AND said.review_id = proposed.review_id)
        OR (proposal = 'escalation' AND said.kind = 'countermeasure' AND said.period = proposed.period
            AND said.state <> 'cancelled'))
    UNION
    SELECT position FROM proposed
    WHERE proposal = 'grades' AND NOT EXISTS (
        FROM item WHERE item.root_id = proposed.entity_id AND item.kind = 'key_result' AND item.present
            AND item.more['computed_grade'] IS NULL AND item.grade IS NULL)
    UNION
    SELECT proposed.position FROM proposed
    JOIN winning_readings(as_of := as_of, known_at := known_at, up_to := up_to) AS reading USING (entity_id)
    WHERE proposal = 'reminder' AND reading.position > proposed.position
)
SELECT
    proposed.position,
    proposal,
    entity_id,
    item.title,
    proposed.text,
    proposed.period,
    review_id,
    proposed.recorded_at AS proposed_at,
    CASE WHEN answered.position IS NULL THEN 'open' ELSE 'answered' END AS state,
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner
FROM proposed
LEFT JOIN item ON item.id = entity_id
LEFT JOIN answered ON answered.position = proposed.position
LEFT JOIN people ON people.person_id = item.owner_id
ORDER BY proposed.position
