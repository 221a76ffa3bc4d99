-- Every item that was ever told of inside the bounds: what it is called, and the plan, scorecard or cycle it lies in.
SELECT id, kind, coalesce(title, id) AS title, root_id
FROM placed_items(as_of := $1, known_at := $2, up_to := $3)
ORDER BY id
