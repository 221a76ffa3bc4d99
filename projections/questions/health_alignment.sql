-- What of deployment health is looked at in alignment: what serves an annual objective, what is tied to nothing,
-- what has no number.
FROM health_of_alignment(as_of := $1, known_at := $2, up_to := $3) ORDER BY indicator, id, good
