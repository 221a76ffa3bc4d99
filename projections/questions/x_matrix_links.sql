-- The correlations of one plan ($4).
SELECT item_a, item_b, strength
FROM x_matrix(as_of := $1, known_at := $2, up_to := $3)
WHERE plan = $4 AND item_b IS NOT NULL
ORDER BY item_a, item_b
