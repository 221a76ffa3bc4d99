-- Where each measure of one scorecard ($4) stands by its latest reading, how it is scored, and what it hangs under.
SELECT
    item.id AS measure_id,
    item.title,
    item.parent_id,
    item.objective_id,
    item.perspective_id,
    item.unit,
    item.direction,
    item.weight,
    item.more['indicator'] AS indicator,
    standing.frequency,
    standing.period,
    standing.actual,
    standing.target,
    standing.red_flag,
    standing.score,
    coalesce(standing.override, standing.computed_status) AS status,
    standing.computed_status,
    standing.override IS NOT NULL AS overridden,
    standing.stale,
    standing.missing,
    standing.scoring,
    standing.thresholds,
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner
FROM standing_measures(as_of := $1, known_at := $2, up_to := $3) AS standing
JOIN placed_items(as_of := $1, known_at := $2, up_to := $3) AS item USING (id)
LEFT JOIN people ON people.person_id = item.owner_id
WHERE item.root_id = $4
ORDER BY item.id
