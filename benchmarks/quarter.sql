-- A quarter's facts: a cycle of 100 objectives, every fifth on top and four below it, with four key results each; a
-- scorecard of four perspectives with 10 objectives each and two measures apiece, each of which is read through a key
-- result; a plan with 40 targets to improve; and check-ins that fill up the quarter to so many events. What a row says
-- is drawn from its number, so it is the same in every run.
CREATE TEMP TABLE item AS
SELECT row_number() OVER () AS position, *
FROM (
    SELECT '2026-Q1' AS id, 'cycle' AS kind, NULL AS parent_id
    UNION ALL
    SELECT 'objective-' || o, 'objective', CASE WHEN o % 5 = 0 THEN '2026-Q1' ELSE 'objective-' || (o - o % 5) END
    FROM range(100) t(o)
    UNION ALL
    SELECT 'key_result-' || (o * 4 + k), 'key_result', 'objective-' || o FROM range(100) t(o), range(4) u(k)
    UNION ALL
    SELECT 'scorecard', 'scorecard', NULL
    UNION ALL
    SELECT 'perspective-' || p, 'perspective', 'scorecard' FROM range(4) t(p)
    UNION ALL
    SELECT 'strategic-' || p || '-' || o, 'strategic_objective', 'perspective-' || p FROM range(4) t(p), range(10) u(o)
    UNION ALL
    SELECT 'measure-' || (p * 20 + o * 2 + m), 'measure', 'strategic-' || p || '-' || o
    FROM range(4) t(p), range(10) u(o), range(2) v(m)
    UNION ALL
    SELECT 'plan', 'plan', NULL
    UNION ALL
    SELECT 'improve-' || n, 'target_to_improve', 'plan' FROM range(40) t(n)
);

INSERT INTO people BY NAME
SELECT 'p-' || n AS person_id, 'Person ' || n AS name FROM range(60) t(n);

INSERT INTO attributes BY NAME
SELECT position, id AS entity_id, fact.field, fact.text, fact.number,
    TIMESTAMP '2026-01-01' AS effective_at, TIMESTAMP '2026-01-01' AS recorded_at
FROM (
    SELECT position, id, unnest(list_filter([
        {'field': 'kind', 'text': kind, 'number': NULL::DOUBLE},
        {'field': 'present', 'text': NULL, 'number': 1},
        {'field': 'parent_id', 'text': parent_id, 'number': NULL},
        {'field': 'title', 'text': 'The ' || id, 'number': NULL},
        {'field': 'period', 'text': CASE kind WHEN 'cycle' THEN id WHEN 'plan' THEN '2026' END, 'number': NULL},
        {'field': 'unit', 'text': CASE WHEN kind IN ('measure', 'key_result') THEN 'percent' END, 'number': NULL},
        {'field': 'direction', 'text': CASE WHEN kind IN ('measure', 'key_result') THEN 'up' END, 'number': NULL},
        {'field': 'owner', 'text': 'p-' || hash(id) % 60, 'number': NULL},
        {'field': 'weight', 'text': NULL, 'number': 1 + hash(id) % 3},
        {'field': 'baseline', 'text': NULL,
            'number': CASE WHEN kind IN ('key_result', 'target_to_improve') THEN 10 END},
        {'field': 'rank', 'text': NULL, 'number': CASE WHEN kind = 'perspective' THEN hash(id) % 4 END},
        {'field': 'measured_by', 'text': CASE kind
            WHEN 'measure' THEN 'key_result-' || (split_part(id, '-', 2)::INTEGER * 5)
            WHEN 'target_to_improve' THEN 'key_result-' || (split_part(id, '-', 2)::INTEGER * 10 + 1)
        END, 'number': NULL}
    ], lambda f: f.text IS NOT NULL OR f.number IS NOT NULL)) AS fact
    FROM item
);

INSERT INTO targets BY NAME
SELECT position, id AS entity_id, 90 AS target, NULL AS period, false AS restates,
    TIMESTAMP '2026-01-01' AS effective_at, TIMESTAMP '2026-01-01' AS recorded_at
FROM item WHERE kind IN ('measure', 'key_result', 'target_to_improve');

-- What causes what: one strategic objective in the lane below drives the one above it.
INSERT INTO links BY NAME
SELECT item.position, 'cause_effect' AS relation, id AS from_id,
    'strategic-' || (split_part(id, '-', 2)::INTEGER - 1) || '-' || split_part(id, '-', 3) AS to_id,
    'linked' AS strength, TIMESTAMP '2026-01-01' AS effective_at, TIMESTAMP '2026-01-01' AS recorded_at
FROM item WHERE kind = 'strategic_objective' AND split_part(id, '-', 2) <> '0';

-- Every tenth event moves a weight or an owner; the others are check-ins, told up to a day late; one in 100 restates.
CREATE TEMP TABLE happened AS
SELECT (SELECT max(position) FROM item) + 1 + i AS position, i,
    'key_result-' || hash(i) % 400 AS entity_id, recorded_at,
    recorded_at - CASE WHEN i % 10 > 0 THEN to_hours((hash(i, 4) % 24)::BIGINT) ELSE INTERVAL 0 HOUR END AS effective_at
FROM (
    SELECT i, TIMESTAMP '2026-01-02' + to_microseconds((i * (88.5 * 86400000000 / happenings))::BIGINT) AS recorded_at
    FROM (SELECT getvariable('facts') - max(position) AS happenings FROM item), range(happenings) t(i)
);

INSERT INTO readings BY NAME
SELECT position, entity_id, (hash(i, 3) % 10000) / 100 AS "value", (hash(i, 5) % 100) / 100 AS confidence,
    NULL AS period, i % 100 = 1 AS restates, NULL AS stated_target, NULL AS note, effective_at, recorded_at
FROM happened WHERE i % 10 > 0;

INSERT INTO attributes BY NAME
SELECT position, entity_id, CASE WHEN i % 20 = 0 THEN 'weight' ELSE 'owner' END AS field,
    CASE WHEN i % 20 > 0 THEN 'p-' || hash(i) % 60 END AS text, CASE WHEN i % 20 = 0 THEN 1 + hash(i, 6) % 3 END AS number,
    effective_at, recorded_at
FROM happened WHERE i % 10 = 0;

INSERT INTO events BY NAME
SELECT position, 'MeasureDefined' AS event, 1 AS version, 'plan' AS stream, id AS entity_id,
    TIMESTAMP '2026-01-01' AS effective_at, TIMESTAMP '2026-01-01' AS recorded_at,
    TIMESTAMP '2026-01-01' AS appended_at, 'p-0' AS actor, 'p-0' AS appended_by, 'cli' AS source
FROM item
UNION ALL BY NAME
SELECT position, CASE WHEN i % 10 > 0 THEN 'CheckedIn' WHEN i % 20 = 0 THEN 'WeightSet' ELSE 'OwnerSet' END AS event,
    1 AS version, 'item' AS stream, entity_id, effective_at, recorded_at, recorded_at AS appended_at,
    'p-' || hash(i, 7) % 60 AS actor, 'p-0' AS appended_by, 'dashboard' AS source
FROM happened;

UPDATE checkpoint SET position = getvariable('facts');
