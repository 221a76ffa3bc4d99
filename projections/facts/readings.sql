-- Every reading and check-in; a null value withdraws the one of that instant.
SELECT
    position,
    entity_id,
    "value",
    confidence,
    period,
    event IN ('ReadingRestated', 'CheckInRestated') OR coalesce(restates, false) AS restates,
    stated_target,
    note.text AS note,
    effective_at,
    recorded_at
FROM staged
WHERE event IN ('ReadingRecorded', 'ReadingRestated', 'ReadingWithdrawn',
    'CheckedIn', 'CheckInRestated', 'CheckInWithdrawn')
