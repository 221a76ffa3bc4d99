-- The bowling chart as a page draws it: every month of every target to improve, with the title of its plan, how a
-- year to date is made of months, and how that stands.
SELECT
    chart.*,
    plan.title AS plan_title,
    coalesce(item.more['aggregation'], 'last') AS aggregation,
    bowling_status(chart.ytd_actual, chart.ytd_target, chart.direction, chart.unit) AS ytd_status
FROM bowling_chart(as_of := $1, known_at := $2, up_to := $3) AS chart
LEFT JOIN items(as_of := $1, known_at := $2, up_to := $3) AS item ON item.id = chart.item_id
LEFT JOIN items(as_of := $1, known_at := $2, up_to := $3) AS plan ON plan.id = chart.plan
ORDER BY plan.title, chart.plan, chart."year", chart.item_id, chart."month"
