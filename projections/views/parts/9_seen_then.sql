-- Every reading and check-in under each item that sees it, and since when it could be seen there: since it was known,
-- since it was true, and since the two items are the same thing.
CREATE OR REPLACE MACRO readings_since(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH link AS (
    SELECT entity_id, text AS series_id, greatest(effective_at, recorded_at) AS linked_at
    FROM winning_attributes(as_of := as_of, known_at := known_at, up_to := up_to)
    WHERE field = 'measured_by' AND text IS NOT NULL
),
member AS (
    FROM link UNION SELECT series_id, series_id, '-infinity'::TIMESTAMP FROM link
),
same AS (
    SELECT one.entity_id, other.entity_id AS source_id, max(greatest(one.linked_at, other.linked_at)) AS linked_at
    FROM member AS one JOIN member AS other USING (series_id)
    WHERE one.entity_id <> other.entity_id
    GROUP BY ALL
),
inside AS NOT MATERIALIZED (
    SELECT *, entity_id AS read_of, greatest(effective_at, recorded_at) AS seen_at FROM readings
    WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
)
FROM inside
UNION ALL BY NAME
SELECT inside.* REPLACE (same.entity_id AS entity_id, greatest(inside.seen_at, same.linked_at) AS seen_at)
FROM same JOIN inside ON inside.entity_id = same.source_id
