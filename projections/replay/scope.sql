-- What a replay shows, and the facts that it needs. From here on these stand in for all facts of the same names.
--
-- The plans, scorecards and cycles that belong to the one that was asked for: itself, what lies in it, and every plan and
-- scorecard that runs in its time. To a plan or a scorecard belong also the cycles of its time. A root is looked at
-- whenever something was said of it.
CREATE TEMP TABLE attributes AS
SELECT attributes.* FROM attributes, asked
WHERE recorded_at <= asked.ends_at AND position <= asked.up_to AND entity_id IN (
    SELECT entity_id FROM attributes WHERE field = 'kind' AND text IN ('plan', 'scorecard', 'cycle')
);

CREATE TEMP TABLE root AS
WITH moment AS (
    SELECT DISTINCT greatest(effective_at, recorded_at, asked.starts_at) AS seen_at, asked.up_to FROM attributes, asked
    WHERE effective_at <= asked.ends_at
),
known AS (
    SELECT item.id, item.kind, item.parent_id,
        runs_from(more['starts_on'], period, present_at) AS starts_at,
        runs_until(more['ends_on'], period, status, status_at) AS ends_at
    FROM moment, LATERAL (
        FROM items(as_of := moment.seen_at, known_at := moment.seen_at, up_to := moment.up_to)
    ) AS item
)
SELECT DISTINCT known.id
FROM known, asked
WHERE known.id = asked.id
    OR (known.parent_id = asked.id AND known.kind = 'cycle')
    OR ((known.kind <> 'cycle' OR asked.kind <> 'cycle')
        AND known.starts_at <= asked.ends_at AND coalesce(known.ends_at >= asked.starts_at, true));

DROP TABLE temp.attributes;

-- What was ever told to lie under one of them; and countermeasures, which answer for it wherever they were agreed.
CREATE TEMP TABLE reached AS
WITH RECURSIVE below AS (
    SELECT id FROM root
    UNION
    SELECT entity_id FROM below JOIN attributes ON attributes.field = 'parent_id' AND attributes.text = below.id
)
SELECT id FROM below
UNION
SELECT entity_id FROM attributes WHERE field = 'kind' AND text = 'countermeasure';

-- What was said in reviews is told among the events.
CREATE TEMP TABLE discussed AS
SELECT entity_id AS id FROM attributes
WHERE field = 'kind' AND text IN ('review', 'finding', 'decision', 'countermeasure', 'lesson', 'recognition');

-- What says which items are the same thing is kept of all of them.
CREATE TEMP TABLE attributes AS
SELECT attributes.* FROM attributes, asked
WHERE (field = 'measured_by' OR entity_id IN (FROM reached))
    AND recorded_at <= asked.ends_at AND position <= asked.up_to;

CREATE TEMP TABLE targets AS
FROM targets WHERE entity_id IN (FROM reached);

CREATE TEMP TABLE links AS
FROM links WHERE from_id IN (FROM reached);

-- An item also sees the readings of what is the same thing.
CREATE TEMP TABLE readings AS
WITH series AS (
    FROM reached
    UNION
    SELECT text FROM attributes WHERE field = 'measured_by' AND entity_id IN (FROM reached)
)
FROM readings WHERE entity_id IN (
    FROM series UNION SELECT entity_id FROM attributes WHERE field = 'measured_by' AND text IN (FROM series)
)
