-- The objectives and key results of one cycle.
FROM okrs(as_of := $1, known_at := $2, up_to := $3) WHERE cycle = $4
