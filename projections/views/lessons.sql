-- What reviews learned, for the next time.
CREATE OR REPLACE MACRO lessons(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
SELECT id, review_id, subject_id, description AS text, actor, present_at AS told_at
FROM said_in_reviews('lesson', as_of := as_of, known_at := known_at, up_to := up_to)
ORDER BY id
