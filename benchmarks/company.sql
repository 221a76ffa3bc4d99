-- A company's facts for as-of questions: five quarterly cycles of 200 objectives, every fifth on top and four below it,
-- each with five key results; a scorecard of four perspectives with 25 objectives each and four measures apiece, each of
-- which is read through a key result; and so many check-ins, evenly over the year and a quarter. What a row says is drawn
-- from its number, so it is the same in every run.
CREATE TEMP TABLE item AS
SELECT 'cycle-' || c AS id, 'cycle' AS kind, NULL AS parent_id, c AS cycle FROM range(5) t(c)
UNION ALL
SELECT 'objective-' || c || '-' || o, 'objective',
    CASE WHEN o % 5 = 0 THEN 'cycle-' || c ELSE 'objective-' || c || '-' || (o - o % 5) END, c
FROM range(5) t(c), range(200) u(o)
UNION ALL
SELECT 'key_result-' || (c * 1000 + o * 5 + k), 'key_result', 'objective-' || c || '-' || o, c
FROM range(5) t(c), range(200) u(o), range(5) v(k)
UNION ALL
SELECT 'scorecard', 'scorecard', NULL, NULL
UNION ALL
SELECT 'perspective-' || p, 'perspective', 'scorecard', NULL FROM range(4) t(p)
UNION ALL
SELECT 'strategic-' || p || '-' || o, 'strategic_objective', 'perspective-' || p, NULL FROM range(4) t(p), range(25) u(o)
UNION ALL
SELECT 'measure-' || (p * 100 + o * 4 + m), 'measure', 'strategic-' || p || '-' || o, NULL
FROM range(4) t(p), range(25) u(o), range(4) v(m);

INSERT INTO people BY NAME
SELECT 'p-' || n AS person_id, 'Person ' || n AS name FROM range(200) t(n);

INSERT INTO attributes BY NAME
SELECT row_number() OVER () AS position, id AS entity_id, fact.field, fact.text, fact.number,
    TIMESTAMP '2025-01-01' AS effective_at, TIMESTAMP '2025-01-01' AS recorded_at
FROM (
    SELECT id, unnest(list_filter([
        {'field': 'kind', 'text': kind, 'number': NULL::DOUBLE},
        {'field': 'present', 'text': NULL, 'number': 1},
        {'field': 'parent_id', 'text': parent_id, 'number': NULL},
        {'field': 'title', 'text': 'The ' || id, 'number': NULL},
        {'field': 'period', 'text': CASE WHEN kind = 'cycle' THEN
            ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1'][cycle + 1] END, 'number': NULL},
        {'field': 'unit', 'text': CASE WHEN kind IN ('measure', 'key_result') THEN 'percent' END, 'number': NULL},
        {'field': 'direction', 'text': CASE WHEN kind IN ('measure', 'key_result') THEN 'up' END, 'number': NULL},
        {'field': 'owner', 'text': 'p-' || hash(id) % 200, 'number': NULL},
        {'field': 'weight', 'text': NULL, 'number': 1 + hash(id) % 3},
        {'field': 'baseline', 'text': NULL, 'number': CASE WHEN kind = 'key_result' THEN 10 END},
        {'field': 'rank', 'text': NULL, 'number': CASE WHEN kind = 'perspective' THEN hash(id) % 4 END},
        {'field': 'measured_by', 'text': CASE WHEN kind = 'measure' THEN
            'key_result-' || (split_part(id, '-', 2)::INTEGER * 12) END, 'number': NULL}
    ], lambda f: f.text IS NOT NULL OR f.number IS NOT NULL)) AS fact
    FROM item
);

INSERT INTO targets BY NAME
SELECT 100000 + row_number() OVER (ORDER BY id) AS position, id AS entity_id, 90 AS target, NULL AS period,
    false AS restates, TIMESTAMP '2025-01-01' AS effective_at, TIMESTAMP '2025-01-01' AS recorded_at
FROM item WHERE kind IN ('measure', 'key_result');

-- Each check-in belongs to a key result of the cycle that runs then, and is told up to a day late; one in 100 restates.
INSERT INTO readings BY NAME
SELECT 200000 + i AS position,
    'key_result-' || (i * 5 // getvariable('facts') * 1000 + hash(i) % 1000) AS entity_id,
    (hash(i, 3) % 10000) / 100 AS "value", (hash(i, 5) % 100) / 100 AS confidence, NULL AS period,
    i % 100 = 0 AS restates, NULL AS stated_target, NULL AS note,
    recorded_at - to_hours((hash(i, 4) % 24)::BIGINT) AS effective_at, recorded_at
FROM (
    SELECT i, TIMESTAMP '2025-01-02' + to_microseconds((i * (453 * 86400000000 / getvariable('facts')))::BIGINT)
        AS recorded_at
    FROM range(getvariable('facts')) t(i)
);

UPDATE checkpoint SET position = 200000 + getvariable('facts');
