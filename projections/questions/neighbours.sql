-- The positions before and after $4 that are about the same item; null at either end.
WITH here AS (SELECT entity_id FROM events WHERE position = $4)
SELECT
    max(position) FILTER (position < $4) AS previous,
    min(position) FILTER (position > $4) AS next
FROM events SEMI JOIN here USING (entity_id)
WHERE effective_at <= until_as_of($1) AND recorded_at <= until_known_at($2) AND position <= until_up_to($3)
