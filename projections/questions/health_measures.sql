-- What of deployment health is looked at in measures: what is red with no countermeasure.
FROM health_of_measures(as_of := $1, known_at := $2, up_to := $3) ORDER BY indicator, id, good
