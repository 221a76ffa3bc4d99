-- An owner of more items than this has too many to look after.
CREATE OR REPLACE MACRO owner_limit() AS 7;

-- What of alignment is looked at, and whether it is good. Looked at is what is there in plans, scorecards and cycles
-- that were not closed.
CREATE OR REPLACE MACRO health_of_alignment(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH RECURSIVE item AS MATERIALIZED (
    FROM placed_items(as_of := as_of, known_at := known_at, up_to := up_to)
),
live AS MATERIALIZED (
    SELECT item.*
    FROM item LEFT JOIN item AS root ON root.id = item.root_id
    WHERE item.present AND root.status IS DISTINCT FROM 'closed'
),
step AS MATERIALIZED (
    FROM serving_steps(as_of := as_of, known_at := known_at, up_to := up_to)
),
aligned AS (
    SELECT id FROM live WHERE kind = 'annual_objective'
    UNION
    SELECT step.lower FROM aligned JOIN step ON step.upper = aligned.id
),
measured AS (
    SELECT id FROM live WHERE kind IN ('measure', 'key_result', 'target_to_improve')
    UNION
    SELECT step.upper FROM measured JOIN step ON step.lower = measured.id
),
-- A breakthrough serves nothing above it but what a plan above deploys to it: it needs something that serves it.
tied AS (
    SELECT lower AS id FROM step
    WHERE upper_kind IN ('breakthrough_objective', 'annual_objective', 'improvement_priority')
    UNION
    SELECT upper FROM step WHERE upper_kind = 'breakthrough_objective'
)
SELECT 'aligned_share' AS indicator, id, NULL::VARCHAR AS owner_id, id IN (FROM aligned) AS good
FROM live WHERE kind IN ('key_result', 'measure')
UNION ALL
SELECT 'orphans', id, NULL, id IN (FROM tied) FROM live WHERE kind IN
    ('breakthrough_objective', 'annual_objective', 'improvement_priority', 'target_to_improve')
UNION ALL
SELECT 'blind_objectives', id, NULL, id IN (FROM measured) FROM live WHERE kind IN
    ('breakthrough_objective', 'annual_objective', 'strategic_objective', 'objective');

-- The same for key results: who has gone quiet, and what is red without a countermeasure.
CREATE OR REPLACE MACRO health_of_key_results(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := as_of, known_at := known_at, up_to := up_to)
),
live AS MATERIALIZED (
    SELECT item.*
    FROM item LEFT JOIN item AS root ON root.id = item.root_id
    WHERE item.present AND root.status IS DISTINCT FROM 'closed'
),
in_hand AS MATERIALIZED (
    FROM items_in_hand(as_of := as_of, known_at := known_at, up_to := up_to)
),
key_result AS MATERIALIZED (
    SELECT key_result_id AS id, status, updated_at
    FROM okrs(as_of := as_of, known_at := known_at, up_to := up_to)
    WHERE key_result_id IN (SELECT id FROM live)
),
-- How long a key result of a cycle may be silent, and since when it could have spoken.
cadence AS (
    SELECT id,
        coalesce(try_cast(more['cadence']::DOUBLE AS SMALLINT), 7) * 2 * INTERVAL 1 DAY AS silence,
        runs_from(more['starts_on'], period, present_at) AS starts_at,
        least(until_as_of(as_of), runs_until(more['ends_on'], period, status, status_at)) AS looked_at_at
    FROM live WHERE kind IN ('plan', 'cycle')
)
SELECT 'neglected' AS indicator, id, NULL::VARCHAR AS owner_id, id IN (FROM in_hand) AS good
FROM key_result WHERE status = 'off_track'
UNION ALL
-- One that began too short a time ago to be silent is not looked at yet.
SELECT 'check_in_discipline', live.id, NULL, coalesce(updated_at >= looked_at_at - silence, false)
FROM key_result JOIN live USING (id) JOIN cadence ON cadence.id = live.root_id
WHERE updated_at IS NOT NULL OR greatest(starts_at, live.present_at) < looked_at_at - silence;

-- The same for targets to improve: each missed month, and what is red without a countermeasure.
CREATE OR REPLACE MACRO health_of_targets(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := as_of, known_at := known_at, up_to := up_to)
),
live AS MATERIALIZED (
    SELECT item.*
    FROM item LEFT JOIN item AS root ON root.id = item.root_id
    WHERE item.present AND root.status IS DISTINCT FROM 'closed'
),
in_hand AS MATERIALIZED (
    FROM items_in_hand(as_of := as_of, known_at := known_at, up_to := up_to)
),
cell AS MATERIALIZED (
    SELECT item_id AS id, "month", status, answered_at
    FROM bowling_chart(as_of := as_of, known_at := known_at, up_to := up_to)
    WHERE status <> 'no_data' AND item_id IN (SELECT id FROM live)
)
SELECT 'neglected' AS indicator, id, NULL::VARCHAR AS owner_id, id IN (FROM in_hand) AS good
FROM cell GROUP BY id HAVING arg_max(status, "month") = 'off_track'
UNION ALL
-- A miss whose time is not over yet, and that has no countermeasure, is not looked at yet.
SELECT 'misses_answered_in_time', id, NULL,
    coalesce(answered_at < period_start("month") + INTERVAL 2 MONTH, false)
FROM cell
WHERE status = 'off_track'
    AND (answered_at IS NOT NULL OR until_as_of(as_of) >= period_start("month") + INTERVAL 2 MONTH);

-- The same for measures: what is red without a countermeasure.
CREATE OR REPLACE MACRO health_of_measures(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := as_of, known_at := known_at, up_to := up_to)
),
live AS MATERIALIZED (
    SELECT item.*
    FROM item LEFT JOIN item AS root ON root.id = item.root_id
    WHERE item.present AND root.status IS DISTINCT FROM 'closed'
),
in_hand AS MATERIALIZED (
    FROM items_in_hand(as_of := as_of, known_at := known_at, up_to := up_to)
)
SELECT 'neglected' AS indicator, id, NULL::VARCHAR AS owner_id, id IN (FROM in_hand) AS good
FROM standing_measures(as_of := as_of, known_at := known_at, up_to := up_to)
WHERE coalesce(override, computed_status) = 'off_track' AND id IN (SELECT id FROM live);

-- The same for people: who owns how much, and whether the levels talk.
CREATE OR REPLACE MACRO health_of_engagement(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH item AS MATERIALIZED (
    FROM placed_items(as_of := as_of, known_at := known_at, up_to := up_to)
),
live AS MATERIALIZED (
    SELECT item.*
    FROM item LEFT JOIN item AS root ON root.id = item.root_id
    WHERE item.present AND root.status IS DISTINCT FROM 'closed'
),
owned AS (
    SELECT id, owner_id, count(*) OVER (PARTITION BY owner_id) AS items
    FROM live
    WHERE owner_id IS NOT NULL AND NOT is_root(kind) AND status IS DISTINCT FROM 'closed'
        AND kind NOT IN ('perspective', 'countermeasure', 'decision')
),
-- An answer is the other level's: a proposal that was only declined had none.
answered AS (
    SELECT DISTINCT entity_id AS id FROM offers
    WHERE answer IN ('countered', 'agreed')
        AND effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
)
SELECT 'overloaded_owners' AS indicator, id, owner_id, items <= owner_limit() AS good FROM owned
UNION ALL
SELECT 'catchball_participation', live.id, NULL, live.id IN (FROM answered)
FROM live JOIN item AS root ON root.id = live.root_id
WHERE live.kind = 'target_to_improve' OR (root.parent_id IS NOT NULL AND live.kind IN
    ('breakthrough_objective', 'annual_objective', 'improvement_priority'));

-- How well the method itself works. A share is null where there is nothing to count; `detail` lists the items that
-- spoil it, or that are counted. Looked at is what is there in plans, scorecards and cycles that were not closed.
--   aligned_share: key results and measures that serve an annual objective, over any number of steps
--   orphans: items of a plan that serve nothing (a breakthrough: that nothing serves)
--   blind_objectives: objectives of any kind with no number on them or below them
--   neglected: red key results, measures and targets to improve, with no countermeasure that waits to be verified
--   overloaded_owners: how many own more items than the limit
--   check_in_discipline: key results that were checked in within two cadences of their cycle
--   catchball_participation: targets to improve, and items of a plan under another, that the level asked answered
--   misses_answered_in_time: missed months with a countermeasure agreed by the end of the month after
CREATE OR REPLACE MACRO deployment_health(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH looked_at AS (
    FROM health_of_alignment(as_of := as_of, known_at := known_at, up_to := up_to)
    UNION ALL
    FROM health_of_key_results(as_of := as_of, known_at := known_at, up_to := up_to)
    UNION ALL
    FROM health_of_targets(as_of := as_of, known_at := known_at, up_to := up_to)
    UNION ALL
    FROM health_of_measures(as_of := as_of, known_at := known_at, up_to := up_to)
    UNION ALL
    FROM health_of_engagement(as_of := as_of, known_at := known_at, up_to := up_to)
),
counted AS (
    SELECT indicator, avg(good::INTEGER) AS share,
        count(DISTINCT coalesce(owner_id, id)) FILTER (NOT good) AS bad,
        list(DISTINCT id ORDER BY id) FILTER (NOT good) AS ids,
        list(DISTINCT coalesce(people.name, 'forgotten person') ORDER BY coalesce(people.name, 'forgotten person'))
            FILTER (owner_id IS NOT NULL AND NOT good) AS owners
    FROM looked_at LEFT JOIN people ON people.person_id = owner_id
    GROUP BY indicator
)
SELECT
    indicator,
    CASE WHEN is_share THEN share ELSE coalesce(bad, 0)::DOUBLE END AS "value",
    to_json(coalesce(ids, []))::VARCHAR AS detail,
    area,
    CASE WHEN indicator = 'overloaded_owners' THEN to_json(coalesce(owners, []))::VARCHAR END AS owners
FROM (VALUES
    ('aligned_share', true, 'alignment'),
    ('orphans', false, 'alignment'),
    ('blind_objectives', false, 'alignment'),
    ('neglected', false, 'operations'),
    ('misses_answered_in_time', true, 'operations'),
    ('check_in_discipline', true, 'operations'),
    ('catchball_participation', true, 'engagement'),
    ('overloaded_owners', false, 'engagement')
) AS known(indicator, is_share, area)
LEFT JOIN counted USING (indicator)
ORDER BY indicator
