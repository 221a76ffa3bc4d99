-- The countermeasures about the items $4 that were agreed from the instant $5 to the instant $6, or are about the items
-- $7 whenever they were: each with the value of its subject when it was agreed, after the periods that it was agreed to
-- be checked after, when it was verified, and at $6. Of each instant the value counts that is known inside the bounds.
WITH agreed AS MATERIALIZED (
    SELECT action.*, item.unit, item.direction,
        coalesce(item.title, item.more['action'], action.subject_id) AS subject,
        agreed_at + verify_after * coalesce(period_length(item.more['frequency']), INTERVAL 1 MONTH) AS due_at
    FROM countermeasures(as_of := $1, known_at := $2, up_to := $3) AS action
    LEFT JOIN items(as_of := $1, known_at := $2, up_to := $3) AS item ON item.id = action.subject_id
    WHERE (list_contains($4, action.subject_id) AND action.agreed_at BETWEEN $5 AND $6)
        OR list_contains($7, action.subject_id)
),
seen AS (
    SELECT agreed.id, reading."value", (reading.effective_at, reading.recorded_at, reading.position) AS place,
        reading.effective_at <= agreed.agreed_at AS is_before,
        reading.effective_at <= agreed.due_at AND agreed.due_at <= until_as_of($1) AS is_due,
        reading.effective_at <= agreed.verified_at AS is_verified,
        reading.effective_at <= $6 AS is_end
    FROM agreed
    JOIN seen_readings(as_of := $1, known_at := $2, up_to := $3) AS reading ON reading.entity_id = agreed.subject_id
),
"value" AS (
    SELECT id,
        arg_max_null("value", place) FILTER (is_before) AS value_before,
        arg_max_null("value", place) FILTER (is_due) AS value_when_due,
        arg_max_null("value", place) FILTER (is_verified) AS value_verified,
        arg_max_null("value", place) FILTER (is_end) AS value_at_end
    FROM seen
    GROUP BY id
)
SELECT agreed.*, "value".* EXCLUDE (id)
FROM agreed LEFT JOIN "value" USING (id)
ORDER BY agreed.agreed_at, agreed.id
