-- What people wrote about one entity ($4), the newest first.
SELECT
    comments.position,
    comments.aspect,
    comments.text,
    comments.recorded_at,
    coalesce(people.name, 'forgotten person') AS actor
FROM comments
JOIN events USING (position)
LEFT JOIN people ON people.person_id = events.actor
WHERE comments.entity_id = $4
    AND comments.effective_at <= until_as_of($1) AND comments.recorded_at <= until_known_at($2)
    AND comments.position <= until_up_to($3)
ORDER BY comments.recorded_at DESC, comments.position DESC
