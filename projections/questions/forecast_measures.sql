-- The measures of one scorecard or plan, or one measure ($4), with what is asked of each at the end of the year that is
-- looked at: the target that will be in force then, as it is known.
WITH looked AS (
    SELECT period_end(strftime(until_as_of($1), '%Y')) AS year_ends_at
)
SELECT
    item.id,
    item.title,
    item.root_id,
    item.unit,
    item.direction,
    item.more['scoring'] AS scoring,
    (SELECT year_ends_at FROM looked) AS ends_at,
    reading."value",
    target.target
FROM placed_items(as_of := $1, known_at := $2, up_to := $3) AS item
LEFT JOIN winning_readings(as_of := $1, known_at := $2, up_to := $3) AS reading ON reading.entity_id = item.id
LEFT JOIN winning_targets(as_of := period_end(strftime(until_as_of($1), '%Y')), known_at := $2, up_to := $3) AS target
    ON target.entity_id = item.id
WHERE item.kind = 'measure' AND item.present AND $4 IN (item.id, item.root_id, item.objective_id)
ORDER BY item.root_id, item.id
