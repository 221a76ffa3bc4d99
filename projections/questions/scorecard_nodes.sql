-- One scorecard ($4), its perspectives and its objectives, each with what its score counts in; with the weights as they
-- are set, or as if everything counted the same ($5).
FROM scorecard(as_of := $1, known_at := $2, up_to := $3, weighted := $5)
WHERE scorecard = $4
ORDER BY perspective_id IS NOT NULL, perspective_rank, perspective_id, objective_id NULLS FIRST
