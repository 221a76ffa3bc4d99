-- Where every target to improve stands of what is looked at ($4, the ids of plans, scorecards and cycles), in the
-- latest month that has an actual: how far it is off, on the scale of a measure with its red flag at a tenth of the plan,
-- what it weighs, and how many months in a row it missed its plan where that is two or more and nothing answers it.
WITH standing AS (
    FROM bowling_chart(as_of := $1, known_at := $2, up_to := $3) WHERE status <> 'no_data'
    QUALIFY row_number() OVER (PARTITION BY item_id ORDER BY "month" DESC) = 1
)
SELECT
    item.id,
    item.kind,
    item.title,
    item.unit,
    CASE WHEN standing.actual > standing.target THEN 'down' ELSE 'up' END AS misses_by_being,
    item.parent_id AS root_id,
    standing."month" AS period,
    standing.actual,
    standing.target,
    coalesce(item.more['override'], standing.status) AS status,
    CASE
        WHEN standing.status = 'on_track' THEN 0
        WHEN standing.target > 0 AND item.unit IS DISTINCT FROM 'date'
            THEN (10 - measure_score(standing.actual, standing.target, red_flag_of(standing.target, misses_by_being))) / 10
        ELSE 1
    END AS gap,
    coalesce(item.weight, 1) AS weight,
    coalesce(item.more['measured_by'], item.id) AS source_id,
    CASE WHEN standing.escalated THEN standing.misses_in_a_row END AS misses,
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner
FROM standing
JOIN items(as_of := $1, known_at := $2, up_to := $3) AS item ON item.id = standing.item_id
SEMI JOIN (SELECT unnest($4::VARCHAR[]) AS id) AS root ON root.id = item.parent_id
LEFT JOIN people ON people.person_id = item.owner_id
ORDER BY item.id
