-- What was said in reviews: each with its review, its subject, who said it, why, and when it became known first.
CREATE OR REPLACE MACRO said_in_reviews(of_kind, as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH told AS (
    SELECT
        entity_id,
        min(recorded_at) AS first_recorded_at,
        arg_max(actor, (effective_at, recorded_at, position)) AS actor_id,
        arg_max_null(reason, (effective_at, recorded_at, position)) AS reason
    FROM events
    WHERE event IN ('FindingRecorded', 'DecisionTaken', 'CountermeasureAgreed', 'LessonRecorded',
            'ContributionRecognised')
        AND effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
    GROUP BY entity_id
)
SELECT
    item.*,
    item.parent_id AS review_id,
    item.more['subject_id'] AS subject_id,
    told.first_recorded_at,
    told.reason,
    coalesce(actor.name, 'forgotten person') AS actor,
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(owner.name, 'forgotten person') END AS owner
FROM items(as_of := as_of, known_at := known_at, up_to := up_to) AS item
JOIN told ON told.entity_id = item.id
LEFT JOIN people AS actor ON actor.person_id = told.actor_id
LEFT JOIN people AS owner ON owner.person_id = item.owner_id
WHERE item.kind = of_kind AND item.present;

-- What followed on decisions and countermeasures: when, and why where it was given up.
CREATE OR REPLACE MACRO followed_up(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
SELECT
    entity_id,
    max(effective_at) FILTER (event = 'CountermeasureCompleted') AS completed_at,
    max(effective_at) FILTER (event = 'CountermeasureVerified') AS verified_at,
    max(effective_at) FILTER (event IN ('CountermeasureCancelled', 'DecisionRevoked')) AS given_up_at,
    arg_max_null(reason, (effective_at, recorded_at, position))
        FILTER (event IN ('CountermeasureCancelled', 'DecisionRevoked')) AS given_up_because
FROM events
WHERE event IN ('CountermeasureCompleted', 'CountermeasureVerified', 'CountermeasureCancelled', 'DecisionRevoked')
    AND effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
    AND position <= until_up_to(up_to)
GROUP BY entity_id
