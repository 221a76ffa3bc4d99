-- Actions against causes in the form of an A3: what was agreed, how far it is, what it did. Overdue is what is still
-- open after its due day, at the instant looked at.
CREATE OR REPLACE MACRO countermeasures(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
SELECT
    said.id,
    said.review_id,
    said.more['finding_id'] AS finding_id,
    said.subject_id,
    said.more['root_cause'] AS root_cause,
    said.more['action'] AS action,
    said.owner,
    said.more['due'] AS due,
    said.more['state'] AS state,
    said.more['expected_effect'] AS expected_effect,
    said.more['actual_effect'] AS actual_effect,
    said.more['effective']::DOUBLE = 1 AS effective,
    said.more['state'] = 'open' AND coalesce(try_cast(said.more['due'] AS DATE) < until_as_of(as_of)::DATE, false)
        AS overdue,
    said.more['expected_change']::DOUBLE AS expected_change,
    said.more['actual_change']::DOUBLE AS actual_change,
    said.period,
    said.more['background'] AS background,
    said.more['verify_after']::DOUBLE::INTEGER AS verify_after,
    said.more['note'] AS note,
    said.present_at AS agreed_at,
    followed.completed_at,
    followed.verified_at,
    followed.given_up_at AS cancelled_at,
    followed.given_up_because AS cancelled_because,
    said.actor
FROM said_in_reviews('countermeasure', as_of := as_of, known_at := known_at, up_to := up_to) AS said
LEFT JOIN followed_up(as_of := as_of, known_at := known_at, up_to := up_to) AS followed
    ON followed.entity_id = said.id
ORDER BY said.id
