-- What differs between the strategy at one set of bounds ($1 to $3) and at another ($4 to $6): a row for each field of
-- each entity, with who, when and why from the fact that wins at the later one, which is the other unless $7 is false.
-- A reading or target for an instant of its own counts when both know one for it, both look back on it, or both look
-- ahead to it; not where it is only what holds, which has a row already.
WITH one AS MATERIALIZED (
    FROM stored(as_of := $1, known_at := $2, up_to := $3)
),
other AS MATERIALIZED (
    FROM stored(as_of := $4, known_at := $5, up_to := $6)
),
differs AS (
    SELECT
        coalesce(one.entity_id, other.entity_id) AS entity_id,
        coalesce(one.field, other.field) AS field,
        coalesce(one.told_as, other.told_as) AS told_as,
        coalesce(one.on_day, other.on_day) AS on_day,
        coalesce(one.class, other.class) AS class,
        one.said AS before,
        other.said AS after,
        one.position AS position_before,
        other.position AS position_after,
        CASE WHEN $7::BOOLEAN AND other.position IS NOT NULL OR one.position IS NULL
            THEN {'position': other.position, 'corrects': other.corrects}
            ELSE {'position': one.position, 'corrects': one.corrects}
        END AS later
    FROM one FULL JOIN other
        ON one.entity_id = other.entity_id AND one.told_as = other.told_as
        AND one.on_day IS NOT DISTINCT FROM other.on_day
    WHERE one.said IS DISTINCT FROM other.said
),
-- What holds at each of the two, to leave out the day of its own that says the same.
held AS (
    SELECT coalesce(one.entity_id, other.entity_id) AS entity_id, coalesce(one.told_as, other.told_as) AS told_as,
        one.position AS before, other.position AS after
    FROM (FROM one WHERE on_day IS NULL AND field IN ('value', 'target')) AS one
    FULL JOIN (FROM other WHERE on_day IS NULL AND field IN ('value', 'target')) AS other
        USING (entity_id, told_as)
),
-- What each entity is, is called and is counted in, as the later of the two says.
named AS (
    SELECT entity_id,
        coalesce(max(said) FILTER (told_as = 'kind' AND is_later), max(said) FILTER (told_as = 'kind')) AS kind,
        coalesce(max(said) FILTER (told_as = 'title' AND is_later), max(said) FILTER (told_as = 'title')) AS title,
        coalesce(max(said) FILTER (told_as = 'unit' AND is_later), max(said) FILTER (told_as = 'unit')) AS unit
    FROM (
        SELECT entity_id, told_as, said, $7::BOOLEAN AS is_later FROM other
        UNION ALL
        SELECT entity_id, told_as, said, NOT $7::BOOLEAN FROM one
    )
    WHERE told_as IN ('kind', 'title', 'unit')
    GROUP BY entity_id
)
SELECT
    differs.entity_id,
    CASE
        WHEN on_day IS NULL THEN field
        WHEN on_day = date_trunc('day', on_day) THEN field || strftime(on_day, ' %Y-%m-%d')
        ELSE field || strftime(on_day, ' %Y-%m-%dT%H:%M:%S.%fZ')
    END AS field,
    named.kind,
    CASE WHEN differs.before IS NULL THEN 'added' WHEN differs.after IS NULL THEN 'removed' ELSE 'changed' END AS change,
    differs.before,
    differs.after,
    CASE WHEN later.corrects THEN 'correction' ELSE class END AS class,
    coalesce(actor.name, 'forgotten person') AS actor,
    events.reason,
    events.recorded_at AS changed_at,
    events.position,
    CASE WHEN cause.kind = 'decision' THEN events.causation_id END AS decision_id,
    events.effective_at,
    named.title,
    named.unit
FROM differs
JOIN events ON events.position = later.position
LEFT JOIN named ON named.entity_id = differs.entity_id
LEFT JOIN held ON held.entity_id = differs.entity_id AND held.told_as = differs.told_as
LEFT JOIN people AS actor ON actor.person_id = events.actor
LEFT JOIN named AS cause ON cause.entity_id = events.causation_id
WHERE on_day IS NULL
    OR (
        (
            (position_before IS NOT NULL AND position_after IS NOT NULL)
            OR on_day <= least(until_as_of($1), until_as_of($4))
            OR on_day > greatest(until_as_of($1), until_as_of($4))
        )
        AND NOT (
            coalesce(position_before = held.before, position_before IS NULL)
            AND coalesce(position_after = held.after, position_after IS NULL)
        )
    )
ORDER BY differs.entity_id, field, on_day
