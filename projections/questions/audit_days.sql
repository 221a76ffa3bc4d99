-- How many changes became known on each day, with the filters of `audit`.
WITH title AS (
    SELECT entity_id, text AS title
    FROM winning_attributes(as_of := $1, known_at := $2, up_to := $3) WHERE field = 'title'
)
SELECT date_trunc('day', told.recorded_at)::DATE AS day, count(*) AS changes
FROM history(as_of := $1, known_at := $2, up_to := $3) AS told
LEFT JOIN title USING (entity_id)
WHERE ($4::VARCHAR IS NULL OR told.entity_id = $4)
    AND ($5::VARCHAR IS NULL OR told.actor = $5)
    AND ($6::VARCHAR IS NULL OR told.field = $6 OR starts_with(told.field, $6 || ' '))
    AND ($7::VARCHAR IS NULL OR contains(lower(concat_ws(' ', told.entity_id, title.title, told.before, told.after,
        told.reason, told.actor)), lower($7)))
    AND ($8::TIMESTAMP IS NULL OR told.recorded_at >= $8)
    AND ($9::TIMESTAMP IS NULL OR told.recorded_at <= $9)
GROUP BY day
ORDER BY day
