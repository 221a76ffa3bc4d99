-- The plans, scorecards and cycles that stand at the bounds, the newest first: what each belongs to, and when it runs.
SELECT
    id,
    kind,
    coalesce(title, id) AS title,
    parent_id,
    status,
    runs_from(more['starts_on'], period, present_at) AS starts_at,
    runs_until(more['ends_on'], period, status, status_at) AS ends_at,
    CASE WHEN status = 'closed' THEN status_at END AS closed_at
FROM items(as_of := $1, known_at := $2, up_to := $3)
WHERE present AND kind IN ('plan', 'scorecard', 'cycle')
ORDER BY starts_at DESC, id DESC
