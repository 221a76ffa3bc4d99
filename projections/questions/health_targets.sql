-- What of deployment health is looked at in targets to improve: each missed month, and what is red with no countermeasure.
FROM health_of_targets(as_of := $1, known_at := $2, up_to := $3) ORDER BY indicator, id, good
