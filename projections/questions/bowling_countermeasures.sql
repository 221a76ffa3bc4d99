-- The countermeasures about every target to improve, also those agreed for what is the same thing, the newest first.
WITH line AS MATERIALIZED (
    SELECT entity_id AS item_id FROM winning_attributes(as_of := $1, known_at := $2, up_to := $3)
    WHERE field = 'kind' AND text = 'target_to_improve'
),
subject AS (
    SELECT item_id, item_id AS subject_id FROM line
    UNION
    SELECT line.item_id, same.source_id
    FROM same_things(as_of := $1, known_at := $2, up_to := $3) AS same
    JOIN line ON line.item_id = same.entity_id
)
SELECT subject.item_id, review.text AS review, countermeasure.*
FROM countermeasures(as_of := $1, known_at := $2, up_to := $3) AS countermeasure
JOIN subject USING (subject_id)
LEFT JOIN winning_attributes(as_of := $1, known_at := $2, up_to := $3) AS review
    ON review.entity_id = countermeasure.review_id AND review.field = 'title'
ORDER BY subject.item_id, countermeasure.agreed_at DESC, countermeasure.id
