-- The rows of a view that are not as they were at the frame before, in the order of the frames. `gone_in` is the frame
-- from which a row is not there any more.
SELECT * EXCLUDE (at_instant, at_position, said, before, before_in, next_in, ends_in),
    before_in IS DISTINCT FROM frame - 1 OR said IS DISTINCT FROM before AS is_told,
    CASE WHEN next_in IS DISTINCT FROM frame + 1 AND frame < ends_in THEN frame + 1 END AS gone_in
FROM (
    SELECT *,
        lag(said) OVER one AS before,
        lag(frame) OVER one AS before_in,
        lead(frame) OVER one AS next_in,
        (SELECT max(frame) FROM look) AS ends_in
    FROM (SELECT *, row(*COLUMNS(* EXCLUDE (frame, at_instant, at_position))) AS said FROM the_view_at)
    WINDOW one AS (PARTITION BY the_key ORDER BY frame)
)
WHERE is_told OR gone_in IS NOT NULL
ORDER BY frame, the_order
