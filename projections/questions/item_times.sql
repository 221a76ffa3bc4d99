-- Whether one entity ($4) is there, from when on: every turn of it by all that the record says, the earliest first.
WITH told AS (
    SELECT effective_at,
        max({'recorded_at': recorded_at, 'position': position, 'number': number}) AS said
    FROM attributes
    WHERE entity_id = $4 AND field = 'present' AND recorded_at <= until_known_at($2) AND position <= until_up_to($3)
    GROUP BY effective_at
),
turn AS (
    SELECT effective_at, said.recorded_at, said.position, said.number = 1 AS is_there,
        lag(said.number = 1) OVER (ORDER BY effective_at) AS was_there
    FROM told
)
SELECT effective_at, recorded_at, position, is_there, effective_at > until_as_of($1) AS lies_ahead
FROM turn WHERE is_there IS DISTINCT FROM was_there
ORDER BY effective_at
