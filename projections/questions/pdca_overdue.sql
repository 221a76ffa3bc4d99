-- The countermeasures that are still open after their due day, the longest overdue first.
WITH title AS (
    SELECT entity_id, max(text) FILTER (field = 'title') AS title, max(text) FILTER (field = 'action') AS action
    FROM winning_attributes(as_of := $1, known_at := $2, up_to := $3) WHERE field IN ('title', 'action')
    GROUP BY entity_id
)
SELECT
    overdue.id,
    overdue.review_id,
    overdue.action,
    overdue.root_cause,
    overdue.owner,
    overdue.due,
    date_diff('day', overdue.due::DATE, until_as_of($1)::DATE) AS days,
    overdue.subject_id,
    coalesce(title.title, title.action, overdue.subject_id) AS subject
FROM countermeasures(as_of := $1, known_at := $2, up_to := $3) AS overdue
LEFT JOIN title ON title.entity_id = overdue.subject_id
WHERE overdue.overdue
ORDER BY overdue.due, overdue.id
