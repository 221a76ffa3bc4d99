-- What reviews decided and why, whether it still holds, and the positions in the log of the changes that it caused.
CREATE OR REPLACE MACRO decisions(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH caused AS (
    SELECT causation_id, list(position ORDER BY position) AS changes
    FROM events
    WHERE causation_id IS NOT NULL AND effective_at <= until_as_of(as_of)
        AND recorded_at <= until_known_at(known_at) AND position <= until_up_to(up_to)
    GROUP BY causation_id
)
SELECT
    said.id,
    said.review_id,
    said.subject_id,
    said.more['decision'] AS kind,
    said.description AS text,
    said.reason,
    said.owner,
    said.more['due'] AS due,
    said.more['expected_effect'] AS expected_effect,
    said.more['confidence']::DOUBLE AS confidence,
    said.more['state'] AS state,
    coalesce(caused.changes, []) AS changes,
    said.more['finding_id'] AS finding_id,
    said.present_at AS decided_at,
    followed.given_up_at AS revoked_at,
    followed.given_up_because AS revoked_because,
    said.actor
FROM said_in_reviews('decision', as_of := as_of, known_at := known_at, up_to := up_to) AS said
LEFT JOIN caused ON caused.causation_id = said.id
LEFT JOIN followed_up(as_of := as_of, known_at := known_at, up_to := up_to) AS followed
    ON followed.entity_id = said.id
ORDER BY said.id
