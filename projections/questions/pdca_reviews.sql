-- The reviews, newest first: what they looked at, when they were held, what was said in them, and what became of the
-- countermeasures that they agreed on. One that was not held yet stands by the day it is scheduled for.
WITH said AS (
    SELECT parent_id AS review_id,
        count(*) FILTER (kind = 'finding') AS findings,
        count(*) FILTER (kind = 'decision') AS decisions
    FROM items(as_of := $1, known_at := $2, up_to := $3)
    WHERE present AND kind IN ('finding', 'decision')
    GROUP BY parent_id
),
action AS (
    SELECT review_id,
        count(*) AS countermeasures,
        count(*) FILTER (effective) AS worked,
        count(*) FILTER (NOT effective) AS failed,
        count(*) FILTER (state = 'completed') AS unverified,
        count(*) FILTER (state = 'cancelled') AS cancelled,
        count(*) FILTER (state = 'open' AND NOT overdue) AS open,
        count(*) FILTER (overdue) AS overdue,
        list(DISTINCT owner ORDER BY owner) FILTER (owner IS NOT NULL) AS owners
    FROM countermeasures(as_of := $1, known_at := $2, up_to := $3)
    GROUP BY review_id
),
title AS (
    SELECT entity_id, text AS title
    FROM winning_attributes(as_of := $1, known_at := $2, up_to := $3) WHERE field = 'title'
)
SELECT
    review.id,
    review.title,
    review.tier,
    review.plan,
    title.title AS plan_title,
    review.state,
    review.scheduled_for,
    review.opened_at,
    review.closed_at,
    review.opened_position,
    review.closed_position,
    review.facilitator,
    review.attendees,
    review.agenda,
    review.text,
    coalesce(said.findings, 0) AS findings,
    coalesce(said.decisions, 0) AS decisions,
    coalesce(action.countermeasures, 0) AS countermeasures,
    coalesce(action.worked, 0) AS worked,
    coalesce(action.failed, 0) AS failed,
    coalesce(action.unverified, 0) AS unverified,
    coalesce(action.cancelled, 0) AS cancelled,
    coalesce(action.open, 0) AS open,
    coalesce(action.overdue, 0) AS overdue,
    coalesce(action.owners, []) AS owners
FROM reviews(as_of := $1, known_at := $2, up_to := $3) AS review
LEFT JOIN said ON said.review_id = review.id
LEFT JOIN action ON action.review_id = review.id
LEFT JOIN title ON title.entity_id = review.plan
ORDER BY coalesce(review.opened_at, review.scheduled_for) DESC, review.id DESC
