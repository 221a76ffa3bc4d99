-- How many items a replay shows; the cycle itself is one.
SELECT count(*) AS items FROM reached
