-- The reviews in session that look at one entity ($4), or that it is itself: those of the plan, scorecard or cycle it
-- lies in, and of what that one belongs to. The latest opened first.
WITH RECURSIVE item AS MATERIALIZED (
    SELECT id, kind, title, parent_id, root_id, more['opened_at']::TIMESTAMP AS opened_at,
        coalesce(status, more['phase']) AS state
    FROM placed_items(as_of := $1, known_at := $2, up_to := $3)
    WHERE present
),
above AS (
    SELECT root_id AS id FROM item WHERE id = $4
    UNION
    SELECT item.parent_id FROM above JOIN item USING (id) WHERE item.kind <> 'review' AND item.parent_id IS NOT NULL
)
SELECT review.id, coalesce(review.title, review.id) AS title, review.parent_id AS plan, review.opened_at
FROM item AS review
WHERE review.kind = 'review' AND review.state = 'open'
    AND (review.id = $4 OR review.parent_id IN (SELECT id FROM above))
ORDER BY review.opened_at DESC, review.id
