-- Every target of one item that was known, oldest first: in force from when, set when, by whom and why.
SELECT
    targets.position,
    targets.effective_at,
    targets.recorded_at,
    targets.target,
    targets.period,
    targets.restates,
    targets.effective_at > until_as_of($1) AS lies_ahead,
    coalesce(people.name, 'forgotten person') AS actor,
    events.reason,
    events.source
FROM targets
JOIN events USING (position)
LEFT JOIN people ON people.person_id = events.actor
WHERE targets.entity_id = $4
    AND targets.recorded_at <= until_known_at($2) AND targets.position <= until_up_to($3)
ORDER BY targets.effective_at, targets.recorded_at, targets.position
