-- What one review ($4) learned, and whose contributions it recognised.
WITH title AS (
    SELECT entity_id, max(text) FILTER (field = 'title') AS title, max(text) FILTER (field = 'action') AS action
    FROM winning_attributes(as_of := $1, known_at := $2, up_to := $3) WHERE field IN ('title', 'action')
    GROUP BY entity_id
),
learned AS (
    SELECT 'lesson' AS kind, id, text, actor AS who, subject_id, told_at
    FROM lessons(as_of := $1, known_at := $2, up_to := $3) WHERE review_id = $4
    UNION ALL
    SELECT 'recognition', id, text, person, subject_id, told_at
    FROM recognitions(as_of := $1, known_at := $2, up_to := $3) WHERE review_id = $4
)
SELECT learned.*, coalesce(title.title, title.action, learned.subject_id) AS subject
FROM learned
LEFT JOIN title ON title.entity_id = learned.subject_id
ORDER BY learned.told_at, learned.id
