-- One page of the record, newest first: $4 item, $5 person, $6 field, $7 words, $8 and $9 from and to when it
-- became known, $10 rows after $11 others. `found` is how many there are in all.
WITH title AS (
    SELECT entity_id, max(text) FILTER (field = 'title') AS title, max(text) FILTER (field = 'unit') AS unit
    FROM winning_attributes(as_of := $1, known_at := $2, up_to := $3) WHERE field IN ('title', 'unit')
    GROUP BY entity_id
)
SELECT told.*, title.title, title.unit, count(*) OVER () AS found
FROM history(as_of := $1, known_at := $2, up_to := $3) AS told
LEFT JOIN title USING (entity_id)
WHERE ($4::VARCHAR IS NULL OR told.entity_id = $4)
    AND ($5::VARCHAR IS NULL OR told.actor = $5)
    AND ($6::VARCHAR IS NULL OR told.field = $6 OR starts_with(told.field, $6 || ' '))
    AND ($7::VARCHAR IS NULL OR contains(lower(concat_ws(' ', told.entity_id, title.title, told.before, told.after,
        told.reason, told.actor)), lower($7)))
    AND ($8::TIMESTAMP IS NULL OR told.recorded_at >= $8)
    AND ($9::TIMESTAMP IS NULL OR told.recorded_at <= $9)
ORDER BY told.recorded_at DESC, told.position DESC, told.field
LIMIT $10 OFFSET $11
