-- How each target to improve of one plan ($4) stood in the last month for which it has an actual.
SELECT item_id, max("month") AS "month", arg_max(status, "month") AS status
FROM bowling_chart(as_of := $1, known_at := $2, up_to := $3)
WHERE plan = $4 AND status <> 'no_data'
GROUP BY item_id
ORDER BY item_id
