-- What a strategy is made of as it stands: plans, scorecards and cycles, every item in them, initiatives; what is there,
-- and what was there once. Reviews and what was said in them have views of their own.
CREATE OR REPLACE MACRO entities(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH item AS (
    FROM items(as_of := as_of, known_at := known_at, up_to := up_to)
)
SELECT
    item.id,
    item.kind,
    item.parent_id,
    CASE WHEN item.parent_id IS NOT NULL THEN coalesce(parent.present, false) END AS parent_present,
    item.title,
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner,
    item.status,
    item.unit,
    item.direction,
    target.target,
    reading."value",
    reading.effective_at AS value_effective_at,
    reading.recorded_at AS value_recorded_at,
    item.present
FROM item
LEFT JOIN item AS parent ON parent.id = item.parent_id
LEFT JOIN people ON people.person_id = item.owner_id
LEFT JOIN winning_targets(as_of := as_of, known_at := known_at, up_to := up_to) AS target
    ON target.entity_id = item.id
LEFT JOIN winning_readings(as_of := as_of, known_at := known_at, up_to := up_to) AS reading
    ON reading.entity_id = item.id
WHERE item.kind NOT IN ('review', 'finding', 'decision', 'countermeasure', 'lesson', 'recognition')
ORDER BY item.id
