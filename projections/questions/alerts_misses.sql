-- The targets to improve that missed their plan two months in a row, up to the latest month with an actual, and that
-- no countermeasure answers.
SELECT item_id AS id, "month" AS period, misses_in_a_row AS misses
FROM bowling_chart(as_of := $1, known_at := $2, up_to := $3)
WHERE status <> 'no_data'
QUALIFY row_number() OVER (PARTITION BY item_id ORDER BY "month" DESC) = 1 AND escalated
ORDER BY item_id
