-- Reviews: what they look at, when they were held, what they pinned, who took part.
CREATE OR REPLACE MACRO reviews(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH review AS (
    SELECT * FROM items(as_of := as_of, known_at := known_at, up_to := up_to) WHERE kind = 'review' AND present
),
attendee AS (
    SELECT id, string_agg(coalesce(people.name, 'forgotten person'), ', ' ORDER BY place) AS names
    FROM (
        SELECT id, unnest(person_ids) AS person_id, generate_subscripts(person_ids, 1) AS place
        FROM (SELECT id, from_json(more['attendees'], '["VARCHAR"]') AS person_ids FROM review)
    ) LEFT JOIN people USING (person_id)
    GROUP BY id
)
SELECT
    review.id,
    review.more['tier'] AS tier,
    review.parent_id AS plan,
    review.more['scheduled_for']::TIMESTAMP AS scheduled_for,
    review.more['opened_at']::TIMESTAMP AS opened_at,
    review.more['closed_at']::TIMESTAMP AS closed_at,
    review.more['opened_position']::DOUBLE::BIGINT AS opened_position,
    review.more['closed_position']::DOUBLE::BIGINT AS closed_position,
    CASE WHEN review.more['facilitator'] IS NOT NULL THEN coalesce(people.name, 'forgotten person') END
        AS facilitator,
    attendee.names AS attendees,
    from_json(review.more['agenda'], '["VARCHAR"]') AS agenda,
    review.title,
    coalesce(review.status, review.more['phase']) AS state,
    review.description AS text
FROM review
LEFT JOIN attendee USING (id)
LEFT JOIN people ON people.person_id = review.more['facilitator']
ORDER BY review.id
