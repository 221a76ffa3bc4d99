-- Where every measure stands of what is looked at ($4, the ids of plans, scorecards and cycles): how far it is off, as
-- the part of the ten points of its score that it lacks, and what it weighs. What is the same thing elsewhere stands
-- under one `source_id`.
SELECT
    item.id,
    item.kind,
    item.title,
    item.unit,
    item.direction,
    item.root_id,
    standing.period,
    standing.actual,
    standing.target,
    coalesce(standing.override, standing.computed_status) AS status,
    (10 - standing.score) / 10 AS gap,
    coalesce(item.weight, 1) AS weight,
    coalesce(item.more['measured_by'], item.id) AS source_id,
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner
FROM standing_measures(as_of := $1, known_at := $2, up_to := $3) AS standing
JOIN placed_items(as_of := $1, known_at := $2, up_to := $3) AS item USING (id)
SEMI JOIN (SELECT unnest($4::VARCHAR[]) AS id) AS root ON root.id = item.root_id
LEFT JOIN people ON people.person_id = item.owner_id
ORDER BY item.id
