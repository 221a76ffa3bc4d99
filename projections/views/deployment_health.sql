-- An owner of more items than this has too many to look after.
CREATE OR REPLACE MACRO owner_limit() AS 7;

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
WITH RECURSIVE item AS MATERIALIZED (
    FROM placed_items(as_of := as_of, known_at := known_at, up_to := up_to)
),
live AS MATERIALIZED (
    SELECT item.*
    FROM item LEFT JOIN item AS root ON root.id = item.root_id
    WHERE item.present AND root.status IS DISTINCT FROM 'closed'
),
link AS MATERIALIZED (
    FROM standing_links(as_of := as_of, known_at := known_at, up_to := up_to)
),
same AS MATERIALIZED (
    FROM same_things(as_of := as_of, known_at := known_at, up_to := up_to)
),
-- What serves what, one step: `lower` serves `upper`. Targets to improve lead back to the breakthroughs.
step AS MATERIALIZED (
    SELECT upper, lower
    FROM (
        SELECT parent_id AS upper, id AS lower FROM live
        UNION ALL
        SELECT to_id, from_id FROM link WHERE relation = 'alignment'
        UNION ALL
        SELECT
            CASE WHEN one.kind = 'target_to_improve' THEN to_id ELSE from_id END,
            CASE WHEN one.kind = 'target_to_improve' THEN from_id ELSE to_id END
        FROM link JOIN live AS one ON one.id = from_id
        WHERE relation = 'correlation'
        UNION ALL
        SELECT more['deploys'], id FROM live WHERE more['deploys'] IS NOT NULL
        UNION ALL
        SELECT entity_id, source_id FROM same
    )
    WHERE upper IN (SELECT id FROM live WHERE NOT is_root(kind)) AND lower IN (SELECT id FROM live)
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
    SELECT lower AS id FROM step JOIN live AS above ON above.id = step.upper WHERE above.kind IN
        ('breakthrough_objective', 'annual_objective', 'improvement_priority')
    UNION
    SELECT upper FROM step JOIN live AS above ON above.id = step.upper WHERE above.kind = 'breakthrough_objective'
),
key_result AS MATERIALIZED (
    SELECT key_result_id AS id, cycle, status, updated_at
    FROM okrs(as_of := as_of, known_at := known_at, up_to := up_to)
    WHERE key_result_id IN (SELECT id FROM live)
),
cell AS MATERIALIZED (
    SELECT item_id AS id, "month", status, answered_at
    FROM bowling_chart(as_of := as_of, known_at := known_at, up_to := up_to)
    WHERE status <> 'no_data' AND item_id IN (SELECT id FROM live)
),
red AS (
    SELECT id FROM key_result WHERE status = 'off_track'
    UNION ALL
    SELECT id FROM cell GROUP BY id HAVING arg_max(status, "month") = 'off_track'
    UNION ALL
    SELECT id FROM standing_measures(as_of := as_of, known_at := known_at, up_to := up_to)
    WHERE coalesce(override, computed_status) = 'off_track' AND id IN (SELECT id FROM live)
),
-- A countermeasure that was agreed and not yet verified, whether on the item, on what is the same, or above it.
in_hand AS (
    SELECT more['subject_id'] AS id FROM item
    WHERE kind = 'countermeasure' AND more['state'] IN ('open', 'completed')
),
in_hand_below AS (
    SELECT id FROM in_hand
    UNION
    SELECT entity_id FROM same WHERE source_id IN (FROM in_hand)
    UNION
    SELECT id FROM live WHERE parent_id IN (FROM in_hand) OR objective_id IN (FROM in_hand)
),
owned AS (
    SELECT id, owner_id, count(*) OVER (PARTITION BY owner_id) AS items
    FROM live
    WHERE owner_id IS NOT NULL AND NOT is_root(kind) AND status IS DISTINCT FROM 'closed'
        AND kind NOT IN ('perspective', 'countermeasure', 'decision')
),
-- How long a key result of a cycle may be silent, and since when it could have spoken.
cadence AS (
    SELECT id,
        coalesce(try_cast(more['cadence']::DOUBLE AS SMALLINT), 7) * 2 * INTERVAL 1 DAY AS silence,
        runs_from(more['starts_on'], period, present_at) AS starts_at,
        least(until_as_of(as_of), runs_until(more['ends_on'], period, status, status_at)) AS looked_at_at
    FROM live WHERE kind IN ('plan', 'cycle')
),
-- An answer is the other level's: a proposal that was only declined had none.
answered AS (
    SELECT DISTINCT entity_id AS id FROM offers
    WHERE answer IN ('countered', 'agreed')
        AND effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
),
looked_at(indicator, id, owner_id, good) AS (
    SELECT 'aligned_share', id, NULL, id IN (FROM aligned) FROM live WHERE kind IN ('key_result', 'measure')
    UNION ALL
    SELECT 'orphans', id, NULL, id IN (FROM tied) FROM live WHERE kind IN
        ('breakthrough_objective', 'annual_objective', 'improvement_priority', 'target_to_improve')
    UNION ALL
    SELECT 'blind_objectives', id, NULL, id IN (FROM measured) FROM live WHERE kind IN
        ('breakthrough_objective', 'annual_objective', 'strategic_objective', 'objective')
    UNION ALL
    SELECT 'neglected', id, NULL, id IN (FROM in_hand_below) FROM red
    UNION ALL
    SELECT 'overloaded_owners', id, owner_id, items <= owner_limit() FROM owned
    UNION ALL
    -- One that began too short a time ago to be silent is not looked at yet.
    SELECT 'check_in_discipline', live.id, NULL, coalesce(updated_at >= looked_at_at - silence, false)
    FROM key_result JOIN live USING (id) JOIN cadence ON cadence.id = live.root_id
    WHERE updated_at IS NOT NULL OR greatest(starts_at, live.present_at) < looked_at_at - silence
    UNION ALL
    SELECT 'catchball_participation', live.id, NULL, live.id IN (FROM answered)
    FROM live JOIN item AS root ON root.id = live.root_id
    WHERE live.kind = 'target_to_improve' OR (root.parent_id IS NOT NULL AND live.kind IN
        ('breakthrough_objective', 'annual_objective', 'improvement_priority'))
    UNION ALL
    -- A miss whose time is not over yet, and that has no countermeasure, is not looked at yet.
    SELECT 'misses_answered_in_time', id, NULL,
        coalesce(answered_at < period_start("month") + INTERVAL 2 MONTH, false)
    FROM cell
    WHERE status = 'off_track'
        AND (answered_at IS NOT NULL OR until_as_of(as_of) >= period_start("month") + INTERVAL 2 MONTH)
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
