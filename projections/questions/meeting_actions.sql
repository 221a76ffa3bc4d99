-- The countermeasures about each item, the latest first, each with the review that agreed on it.
SELECT action.*, review.title AS review
FROM countermeasures(as_of := $1, known_at := $2, up_to := $3) AS action
LEFT JOIN items(as_of := $1, known_at := $2, up_to := $3) AS review ON review.id = action.review_id
ORDER BY action.subject_id, action.agreed_at DESC, action.id DESC
