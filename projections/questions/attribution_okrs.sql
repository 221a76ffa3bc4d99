-- The progress of the item in `asked` in each of the states, as of an instant.
SELECT states.state, okrs.progress AS score
FROM states JOIN asked ON true
JOIN okrs(as_of := $1) AS okrs ON coalesce(okrs.key_result_id, okrs.objective_id) = states.state || ':' || asked.id
