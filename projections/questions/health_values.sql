-- The value of every indicator of deployment health.
SELECT indicator, "value" FROM deployment_health(as_of := $1, known_at := $2, up_to := $3) ORDER BY indicator
