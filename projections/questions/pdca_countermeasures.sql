-- The countermeasures that one review ($4) agreed on, each with the value of its subject when it was agreed and when
-- it was verified, or now. Of both instants the value counts that is known inside the bounds.
WITH agreed AS MATERIALIZED (
    FROM countermeasures(as_of := $1, known_at := $2, up_to := $3) WHERE review_id = $4
),
title AS (
    SELECT entity_id, max(text) FILTER (field = 'title') AS title, max(text) FILTER (field = 'action') AS action,
        max(text) FILTER (field = 'unit') AS unit
    FROM winning_attributes(as_of := $1, known_at := $2, up_to := $3) WHERE field IN ('title', 'action', 'unit')
    GROUP BY entity_id
),
seen AS (
    SELECT agreed.id, reading.*,
        reading.effective_at <= agreed.agreed_at AS is_before,
        reading.effective_at <= coalesce(agreed.verified_at, until_as_of($1)) AS is_after
    FROM agreed
    JOIN seen_readings(as_of := $1, known_at := $2, up_to := $3) AS reading
        ON reading.entity_id = agreed.subject_id
),
"value" AS (
    SELECT id,
        arg_max_null("value", (effective_at, recorded_at, position)) FILTER (is_before) AS before,
        max(effective_at) FILTER (is_before) AS before_at,
        arg_max_null("value", (effective_at, recorded_at, position)) FILTER (is_after) AS after,
        max(effective_at) FILTER (is_after) AS after_at
    FROM seen
    GROUP BY id
)
SELECT
    agreed.*,
    coalesce(title.title, title.action, agreed.subject_id) AS subject,
    title.unit,
    "value".before,
    "value".before_at,
    "value".after,
    "value".after_at
FROM agreed
LEFT JOIN title ON title.entity_id = agreed.subject_id
LEFT JOIN "value" USING (id)
ORDER BY agreed.agreed_at, agreed.id
