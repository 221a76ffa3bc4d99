-- The measures of one scorecard, a row a period, with the titles of their objectives.
SELECT measure.*, objective.title AS objective
FROM measures(as_of := $1, known_at := $2, up_to := $3) AS measure
LEFT JOIN items(as_of := $1, known_at := $2, up_to := $3) AS objective ON objective.id = measure.objective_id
WHERE measure.scorecard = $4
ORDER BY objective.title, measure.title, measure.measure_id, measure.ends_at, measure.period
