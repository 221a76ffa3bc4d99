-- The score of the measure in `asked` in each of the states, as of an instant: that of the period of its last reading.
SELECT states.state, measure.score
FROM states JOIN asked ON true
JOIN standing_measures(as_of := $1) AS measure ON measure.id = states.state || ':' || asked.id
