-- The last position inside the bounds that may have changed what there is or what it is called; 0 for none.
SELECT coalesce(max(position), 0) AS position
FROM events
WHERE position <= until_up_to($3) AND recorded_at <= until_known_at($2) AND effective_at <= until_as_of($1)
    AND event NOT IN ('CheckedIn', 'CheckInRestated', 'CheckInWithdrawn', 'ReadingRecorded', 'ReadingRestated',
        'ReadingWithdrawn', 'TargetSet', 'KeyResultRetargeted', 'CommentAdded')
