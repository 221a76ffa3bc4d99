-- What was decided, in which review, by whom, why, about what, and when that became known; in the order of the log.
WITH title AS (
    SELECT entity_id, max(text) FILTER (field = 'title') AS title, max(text) FILTER (field = 'action') AS action
    FROM winning_attributes(as_of := $1, known_at := $2, up_to := $3) WHERE field IN ('title', 'action')
    GROUP BY entity_id
),
told AS (
    SELECT entity_id, min(recorded_at) AS recorded_at, min(position) AS position
    FROM events
    WHERE event = 'DecisionTaken'
        AND effective_at <= until_as_of($1) AND recorded_at <= until_known_at($2) AND position <= until_up_to($3)
    GROUP BY entity_id
)
SELECT
    decision.id,
    decision.review_id,
    decision.kind,
    decision.text,
    decision.reason,
    decision.actor,
    decision.owner,
    decision.due,
    decision.expected_effect,
    decision.confidence,
    decision.state,
    decision.revoked_at,
    decision.revoked_because,
    decision.subject_id,
    coalesce(title.title, title.action, decision.subject_id) AS subject,
    told.recorded_at,
    told.position
FROM decisions(as_of := $1, known_at := $2, up_to := $3) AS decision
JOIN told ON told.entity_id = decision.id
LEFT JOIN title ON title.entity_id = decision.subject_id
ORDER BY told.position
