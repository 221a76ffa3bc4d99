-- What a meeting can look at: every plan, scorecard and cycle that is not over, and what it belongs to.
SELECT id, kind, coalesce(title, id) AS title, parent_id
FROM roots_of(NULL::VARCHAR, as_of := $1, known_at := $2, up_to := $3)
ORDER BY parent_id NULLS FIRST, kind <> 'plan', title, id
