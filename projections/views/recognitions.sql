-- Whose contributions reviews recognised.
CREATE OR REPLACE MACRO recognitions(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
SELECT id, review_id, subject_id, description AS text, coalesce(people.name, 'forgotten person') AS person, actor,
    present_at AS told_at
FROM said_in_reviews('recognition', as_of := as_of, known_at := known_at, up_to := up_to) AS said
LEFT JOIN people ON people.person_id = said.more['person']
ORDER BY id
