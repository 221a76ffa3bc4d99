-- One scorecard ($4), its perspectives and its objectives, each with the objective it hangs under.
SELECT card.*, place.objective_id AS above_id
FROM scorecard(as_of := $1, known_at := $2, up_to := $3) AS card
LEFT JOIN placed_items(as_of := $1, known_at := $2, up_to := $3) AS place ON place.id = card.objective_id
WHERE card.scorecard = $4
ORDER BY card.perspective_id IS NOT NULL, card.perspective_rank, card.perspective_id, card.objective_id NULLS FIRST
