-- One scorecard ($4), its perspectives and its objectives, each with what its score counts in.
FROM scorecard(as_of := $1, known_at := $2, up_to := $3)
WHERE scorecard = $4
ORDER BY perspective_id IS NOT NULL, perspective_rank, perspective_id, objective_id NULLS FIRST
