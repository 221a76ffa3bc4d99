-- The countermeasures about one item ($4) that have not run to their end, the latest agreed first.
SELECT id, review_id, action, owner, due, state, overdue, agreed_at, actor
FROM countermeasures(as_of := $1, known_at := $2, up_to := $3)
WHERE subject_id = $4 AND state IN ('open', 'completed')
ORDER BY agreed_at DESC, id DESC
