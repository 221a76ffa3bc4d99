-- The plan, scorecard or cycle that is named ($4), with every one that belongs to it; where none is named, all that are
-- not over.
SELECT id FROM roots_of($4::VARCHAR, as_of := $1, known_at := $2, up_to := $3) ORDER BY id
