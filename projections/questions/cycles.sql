-- The plans and cycles that stand at the bounds, newest first: what each is called, when it runs and what lies under it.
WITH placed AS MATERIALIZED (
    FROM placed_items(as_of := $1, known_at := $2, up_to := $3) WHERE present
)
SELECT
    plan.id,
    plan.title,
    plan.status,
    plan.period,
    runs_from(plan.more['starts_on'], plan.period, plan.present_at) AS starts_at,
    runs_until(plan.more['ends_on'], plan.period, plan.status, plan.status_at) AS ends_at,
    plan.kind,
    plan.more['phase'] AS phase,
    CASE WHEN plan.status = 'closed' THEN plan.status_at END AS closed_at,
    try_cast(plan.more['cadence']::DOUBLE AS SMALLINT) AS cadence,
    count(*) FILTER (item.kind = 'objective') AS objectives,
    count(*) FILTER (item.kind = 'key_result') AS key_results,
    count(*) FILTER (item.kind = 'measure') AS measures
FROM placed AS plan
LEFT JOIN placed AS item ON item.root_id = plan.id AND item.id <> plan.id
WHERE plan.kind IN ('plan', 'cycle', 'scorecard')
GROUP BY ALL
ORDER BY starts_at DESC, plan.id DESC
