-- The score of the item in `asked` in each of the states, as of an instant, as the scorecard has it.
SELECT states.state, card.score
FROM states JOIN asked ON true
JOIN scorecard(as_of := $1) AS card ON states.state || ':' || asked.id
    = coalesce(card.objective_id, CASE card.kind WHEN 'perspective' THEN card.perspective_id ELSE card.scorecard END)
