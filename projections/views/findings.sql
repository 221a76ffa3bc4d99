-- What reviews found: a gap and its evidence, and since when it was known.
CREATE OR REPLACE MACRO findings(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
SELECT id, review_id, subject_id, description AS text, first_recorded_at AS first_seen_at, actor
FROM said_in_reviews('finding', as_of := as_of, known_at := known_at, up_to := up_to)
ORDER BY id
