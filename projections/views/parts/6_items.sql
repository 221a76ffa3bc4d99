-- One row an entity with its winning attributes side by side; those that only some kinds have stand in `more`, by name.
CREATE OR REPLACE MACRO items(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
SELECT
    entity_id AS id,
    max(text) FILTER (field = 'kind') AS kind,
    coalesce(max(number) FILTER (field = 'present'), 0) = 1 AS present,
    max(text) FILTER (field = 'parent_id') AS parent_id,
    max(text) FILTER (field = 'title') AS title,
    max(text) FILTER (field = 'description') AS description,
    max(text) FILTER (field = 'unit') AS unit,
    max(text) FILTER (field = 'direction') AS direction,
    max(text) FILTER (field = 'owner') AS owner_id,
    max(text) FILTER (field = 'status') AS status,
    max(number) FILTER (field = 'grade') AS grade,
    max(number) FILTER (field = 'baseline') AS baseline,
    max(number) FILTER (field = 'weight') AS weight,
    max(text) FILTER (field = 'commitment') AS commitment,
    max(text) FILTER (field = 'period') AS period,
    max(effective_at) FILTER (field = 'status') AS status_at,
    max(effective_at) FILTER (field = 'present') AS present_at,
    map_from_entries(list((field, coalesce(text, number::VARCHAR))) FILTER (
        (text IS NOT NULL OR number IS NOT NULL) AND field NOT IN ('kind', 'present', 'parent_id', 'title',
            'description', 'unit', 'direction', 'owner', 'status', 'grade', 'baseline', 'weight', 'commitment', 'period')
    )) AS more
FROM winning_attributes(as_of := as_of, known_at := known_at, up_to := up_to)
GROUP BY entity_id
HAVING kind IS NOT NULL
