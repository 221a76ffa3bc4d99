-- The perspectives and strategic objectives of one scorecard ($4) with score and status, in the order of the perspectives.
SELECT perspective_id, perspective, perspective_rank, objective_id, objective, owner, score, status, computed_status,
    overridden, overridden_by, override_reason, measures, missing
FROM scorecard(as_of := $1, known_at := $2, up_to := $3)
WHERE scorecard = $4 AND kind IN ('perspective', 'strategic_objective')
ORDER BY perspective_id IS NULL, perspective_rank, perspective_id, objective_id NULLS FIRST
