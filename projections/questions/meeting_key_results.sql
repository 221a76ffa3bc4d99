-- Where every key result stands of what is looked at ($4, the ids of plans, scorecards and cycles): how far it is behind
-- what was expected by now, as a part of its way, and what it weighs.
SELECT
    okrs.key_result_id AS id,
    'key_result' AS kind,
    okrs.key_result AS title,
    item.unit,
    item.direction,
    okrs.cycle AS root_id,
    NULL AS period,
    okrs."value" AS actual,
    okrs.target,
    okrs.status,
    clamped(coalesce(okrs.expected, 1) - coalesce(okrs.progress, 0), 1) AS gap,
    coalesce(okrs.weight, 1) AS weight,
    coalesce(item.more['measured_by'], okrs.key_result_id) AS source_id,
    okrs.owner
FROM okrs(as_of := $1, known_at := $2, up_to := $3) AS okrs
JOIN items(as_of := $1, known_at := $2, up_to := $3) AS item ON item.id = okrs.key_result_id
SEMI JOIN (SELECT unnest($4::VARCHAR[]) AS id) AS root ON root.id = okrs.cycle
ORDER BY okrs.key_result_id
