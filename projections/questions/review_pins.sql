-- What a review looked at when it opened and when it closed: nulls where it has not; no row where there is no review.
SELECT
    max(number) FILTER (field = 'opened_position')::BIGINT AS opened_position,
    max(text) FILTER (field = 'opened_at')::TIMESTAMP AS opened_at,
    max(number) FILTER (field = 'closed_position')::BIGINT AS closed_position,
    max(text) FILTER (field = 'closed_at')::TIMESTAMP AS closed_at
FROM attributes
WHERE entity_id = $1
HAVING count(*) FILTER (field = 'kind' AND text = 'review') > 0
