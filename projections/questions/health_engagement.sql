-- What of deployment health is looked at in engagement: who owns how much against the limit, and whether levels talk.
SELECT *, owner_limit() AS owner_limit
FROM health_of_engagement(as_of := $1, known_at := $2, up_to := $3)
ORDER BY indicator, id, good
