-- The reviews that have begun at the bounds: what each is called, and when it opened and closed. The latest first.
SELECT id, coalesce(title, id) AS title, more['opened_at']::TIMESTAMP AS opened_at,
    more['closed_at']::TIMESTAMP AS closed_at
FROM items(as_of := $1, known_at := $2, up_to := $3)
WHERE kind = 'review' AND present AND more['opened_at'] IS NOT NULL
ORDER BY opened_at DESC, id
