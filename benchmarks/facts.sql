-- A read model of `facts` rows for as-of questions, straight into the fact tables: 40 plans of 8 objectives with
-- 25 key results and 25 measures each, told at the start; then five years of 92 % readings, 4 % targets, 2 % owners
-- and 2 % statuses. What a row says is drawn from its number, so the same size is the same in every run.
CREATE TEMP TABLE item AS
SELECT 'plan-' || p AS id, 'plan' AS kind, NULL AS parent_id, p AS plan FROM range(40) t(p)
UNION ALL
SELECT 'objective-' || p || '-' || o, 'objective', 'plan-' || p, p FROM range(40) t(p), range(8) u(o)
UNION ALL
SELECT CASE WHEN i % 2 = 1 THEN 'key_result-' ELSE 'measure-' END || p || '-' || i,
    CASE WHEN i % 2 = 1 THEN 'key_result' ELSE 'measure' END, 'objective-' || p || '-' || i % 8, p
FROM range(40) t(p), range(50) u(i);

CREATE TEMP TABLE owner AS
SELECT 'p-' || n AS person_id, 'Person ' || n AS name FROM range(200) t(n);

INSERT INTO people BY NAME FROM owner;

INSERT INTO attributes BY NAME
SELECT row_number() OVER () AS position, id AS entity_id, fact.field, fact.text, fact.number,
    TIMESTAMP '2021-01-01' AS effective_at, TIMESTAMP '2021-01-01' AS recorded_at
FROM (
    SELECT id, unnest(list_filter([
        {'field': 'kind', 'text': kind, 'number': NULL::DOUBLE},
        {'field': 'present', 'text': NULL, 'number': 1},
        {'field': 'parent_id', 'text': parent_id, 'number': NULL},
        {'field': 'title', 'text': 'The ' || id, 'number': NULL},
        {'field': 'period', 'text': CASE WHEN kind = 'plan' THEN '2021' END, 'number': NULL},
        {'field': 'unit', 'text': CASE WHEN kind IN ('measure', 'key_result') THEN 'percent' END, 'number': NULL},
        {'field': 'direction', 'text': CASE WHEN kind IN ('measure', 'key_result') THEN 'up' END, 'number': NULL},
        {'field': 'owner', 'text': 'p-' || hash(id) % 200, 'number': NULL},
        {'field': 'baseline', 'text': NULL, 'number': CASE WHEN kind = 'key_result' THEN 10 END}
    ], lambda f: f.text IS NOT NULL OR f.number IS NOT NULL)) AS fact
    FROM item
);

CREATE TEMP TABLE leaf AS
SELECT row_number() OVER (ORDER BY plan, id) - 1 AS n, id, kind FROM item WHERE kind IN ('measure', 'key_result');

INSERT INTO targets BY NAME
SELECT 100000 + n AS position, id AS entity_id, 90 AS target, NULL AS period, false AS restates,
    TIMESTAMP '2021-01-01' AS effective_at, TIMESTAMP '2021-01-01' AS recorded_at
FROM leaf;

-- The rest of the history: recorded evenly over five years, each true up to three days before.
CREATE TEMP TABLE told AS
SELECT 200000 + i AS position, leaf.id, leaf.kind, (hash(i, 2) % 50)::BIGINT AS dice, (hash(i, 3) % 10000) / 100 AS number,
    TIMESTAMP '2021-01-01' + to_microseconds((i * (1826 * 86400000000 / rest))::BIGINT) AS recorded_at,
    (hash(i, 4) % 72)::BIGINT AS hours, i
FROM (SELECT greatest(0, getvariable('facts') - (SELECT count(*) FROM attributes) - (SELECT count(*) FROM targets))
    AS rest), range(rest) t(i), leaf
WHERE leaf.n = hash(i) % 2000;

INSERT INTO readings BY NAME
SELECT position, id AS entity_id, number AS "value",
    CASE WHEN kind = 'key_result' THEN number / 100 END AS confidence,
    CASE WHEN kind = 'measure' THEN strftime(recorded_at - to_hours(hours), '%Y-%m') END AS period,
    i % 100 = 0 AS restates, NULL AS stated_target,
    CASE WHEN i % 3 = 0 THEN 'Two of five suppliers signed; number ' || i || ' waits for the audit.' END AS note,
    recorded_at - to_hours(hours) AS effective_at, recorded_at
FROM told WHERE dice >= 4 ORDER BY position;

INSERT INTO targets BY NAME
SELECT position, id AS entity_id, 50 + number / 2 AS target, NULL AS period, false AS restates,
    recorded_at - to_hours(hours) AS effective_at, recorded_at
FROM told WHERE dice < 2 ORDER BY position;

INSERT INTO attributes BY NAME
SELECT position, id AS entity_id, CASE WHEN dice = 2 THEN 'owner' ELSE 'status' END AS field,
    CASE WHEN dice = 2 THEN 'p-' || i % 200 ELSE ['green', 'amber', 'red'][i % 3 + 1] END AS text,
    NULL AS number, recorded_at - to_hours(hours) AS effective_at, recorded_at
FROM told WHERE dice IN (2, 3) ORDER BY position;

UPDATE checkpoint SET position = 200000 + getvariable('facts');
