-- How the objectives and key results of the cycle $4 came out, or stand: whether a key result reached its target (of
-- zones that is the target, not the stretch), its pace whether or not it went stale, and whether it is a miss: over ($5)
-- and committed but not reached, or off track.
SELECT
    *,
    pace(progress, expected) AS pace,
    CASE WHEN key_result_id IS NOT NULL THEN round(progress, 9) >= CASE WHEN kind = 'zones' THEN 0.7 ELSE 1 END END
        AS reached,
    CASE
        WHEN key_result_id IS NULL OR progress IS NULL OR reached THEN NULL
        WHEN $5 AND commitment = 'committed' THEN 'missed'
        WHEN pace(progress, expected) = 'off_track' THEN 'off_track'
    END AS ended
FROM okrs(as_of := $1, known_at := $2, up_to := $3)
WHERE cycle = $4
