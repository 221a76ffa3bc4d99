-- The round of plan, do, check, act: every fact of the strategy under the review that it belongs to. What is said in a
-- review belongs to it; anything else to the next review to open of its plan, or of a plan above that one; what no
-- review has looked at yet to `current`.
CREATE OR REPLACE MACRO pdca(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH RECURSIVE stages AS (
    SELECT 'plan' AS stage, unnest(['PlanStarted', 'PlanClosed', 'AttributeChanged', 'OwnerSet', 'PlanDrafted',
        'VisionSet', 'BreakthroughObjectiveSet', 'AnnualObjectiveSet', 'ImprovementPrioritySet',
        'TargetToImproveSet', 'CorrelationSet', 'PlanItemRetired', 'PlanAgreed', 'CatchballProposed',
        'CatchballCountered', 'CatchballAgreed', 'CatchballDeclined', 'ScorecardOpened', 'PerspectiveAdded',
        'StrategicObjectiveSet', 'ScorecardItemRetired', 'CauseEffectLinked', 'CauseEffectUnlinked',
        'ThresholdsSet', 'WeightSet', 'MeasureDefined', 'MeasureRetired', 'TargetSet', 'CycleOpened', 'CycleLocked',
        'CycleClosed', 'ObjectiveAligned', 'MeasuredBy', 'ObjectiveAbandoned', 'ObjectiveCarriedForward',
        'ObjectiveSet', 'ObjectiveRetired', 'KeyResultSet', 'KeyResultRetargeted', 'KeyResultRetired',
        'InitiativeSet', 'InitiativeClosed', 'HeadingChanged']) AS event
    UNION ALL
    SELECT 'do', unnest(['CheckedIn', 'CheckInRestated', 'CheckInWithdrawn', 'ReadingRecorded', 'ReadingRestated',
        'ReadingWithdrawn', 'CountermeasureCompleted'])
    UNION ALL
    SELECT 'check', unnest(['FindingRecorded', 'CountermeasureVerified', 'StatusSet', 'StatusOverridden',
        'KeyResultGraded', 'ObjectiveGraded'])
    UNION ALL
    SELECT 'act', unnest(['DecisionTaken', 'DecisionRevoked', 'CountermeasureAgreed', 'CountermeasureCancelled',
        'LessonRecorded', 'ContributionRecognised'])
),
item AS MATERIALIZED (
    SELECT id, kind, parent_id, root_id, more['opened_position']::DOUBLE::BIGINT AS opened_position,
        kind IN ('finding', 'decision', 'countermeasure', 'lesson', 'recognition') AS of_review,
        more['subject_id'] AS subject_id,
        coalesce(more['action'], description) AS text
    FROM placed_items(as_of := as_of, known_at := known_at, up_to := up_to)
),
inside AS NOT MATERIALIZED (
    FROM events
    WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
),
-- Every root with the roots that it belongs to, itself first.
belongs AS (
    SELECT id AS root_id, id AS above_id, parent_id AS next_id, 0 AS steps FROM item WHERE is_root(kind)
    UNION ALL
    SELECT belongs.root_id, item.id, item.parent_id, steps + 1
    FROM belongs JOIN item ON item.id = belongs.next_id
    WHERE steps < 64
),
session AS (
    SELECT entity_id AS id, min(position) FILTER (event = 'ReviewOpened') AS opened_in,
        min(position) FILTER (event = 'ReviewClosed') AS closed_in
    FROM inside
    WHERE event IN ('ReviewOpened', 'ReviewClosed')
    GROUP BY entity_id
),
-- By root, the reviews that looked at it, each up to the position that it pinned.
opened AS MATERIALIZED (
    SELECT belongs.root_id, item.opened_position,
        arg_min(item.id, session.opened_in) AS review_id
    FROM session
    JOIN item USING (id)
    JOIN belongs ON belongs.above_id = item.parent_id
    WHERE item.opened_position IS NOT NULL
    GROUP BY ALL
),
fact AS (
    SELECT
        inside.position,
        inside.event,
        inside.effective_at,
        inside.recorded_at,
        inside.entity_id,
        inside.actor,
        inside.reason,
        inside.causation_id,
        stages.stage,
        item.root_id,
        CASE WHEN item.of_review THEN item.subject_id ELSE inside.entity_id END AS subject_id,
        item.text,
        inside.position < coalesce(session.closed_in, inside.position + 1) AND session.id IS NOT NULL AS in_session
    FROM inside
    JOIN stages USING (event)
    LEFT JOIN item ON item.id = inside.entity_id
    LEFT JOIN session ON session.id = item.root_id
),
-- What a reading, a check-in or a target says.
number AS (
    SELECT position, "value" AS number FROM readings
    UNION ALL
    SELECT position, target FROM targets JOIN inside USING (position)
    WHERE event IN ('TargetSet', 'KeyResultRetargeted')
),
words AS (
    SELECT event, lower(regexp_replace(event, '([a-z])([A-Z])', '\1 \2', 'g')) AS words FROM stages
)
SELECT
    CASE WHEN fact.in_session THEN fact.root_id ELSE coalesce(opened.review_id, 'current') END AS review_id,
    fact.stage,
    fact.effective_at AS happened_at,
    fact.subject_id,
    CASE
        WHEN number.number IS NOT NULL THEN words.words || ' ' || number_text(number.number)
        WHEN fact.event IN ('CountermeasureCompleted', 'CountermeasureVerified',
            'CountermeasureCancelled', 'DecisionRevoked') THEN words.words || coalesce(': ' || fact.text, '')
        WHEN fact.event IN ('FindingRecorded', 'DecisionTaken', 'CountermeasureAgreed', 'LessonRecorded',
            'ContributionRecognised') THEN coalesce(fact.text, words.words)
        ELSE words.words
    END AS what,
    coalesce(people.name, 'forgotten person') AS who,
    fact.position,
    fact.entity_id,
    fact.event,
    fact.reason,
    fact.causation_id,
    fact.recorded_at
FROM fact
JOIN words USING (event)
LEFT JOIN number USING (position)
ASOF LEFT JOIN opened ON opened.root_id = fact.root_id AND fact.position <= opened.opened_position
LEFT JOIN people ON people.person_id = fact.actor
ORDER BY review_id, fact.position
