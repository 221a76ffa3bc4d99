-- The facts that a score may depend on at either of two instants, taken aside: of the item in `asked`, of all that ever
-- lay below it, of what it lay under, and of what is the same thing. `sides` has the bounds of both instants.
CREATE TEMP TABLE near AS
WITH RECURSIVE parent AS MATERIALIZED (
    SELECT DISTINCT entity_id, text AS parent_id FROM attributes WHERE field = 'parent_id' AND text IS NOT NULL
),
series AS MATERIALIZED (
    SELECT DISTINCT entity_id, text AS series_id FROM attributes WHERE field = 'measured_by' AND text IS NOT NULL
),
below(id) AS (
    SELECT id FROM asked
    UNION
    SELECT parent.entity_id FROM below JOIN parent ON parent.parent_id = below.id
),
above(id) AS (
    FROM below
    UNION
    SELECT parent.parent_id FROM above JOIN parent ON parent.entity_id = above.id
),
member AS (
    FROM series UNION SELECT series_id, series_id FROM series
),
same AS (
    SELECT other.entity_id AS id
    FROM below JOIN member AS one ON one.entity_id = below.id JOIN member AS other USING (series_id)
)
SELECT id, coalesce(id IN (FROM same), false) AS shared FROM (FROM above UNION FROM same);

-- What people wrote, owners and days are in no score; titles are kept to name what changed, and the kinds of causes.
CREATE TEMP TABLE near_attributes AS
SELECT DISTINCT attributes.* FROM attributes SEMI JOIN near ON near.id = attributes.entity_id
JOIN sides ON recorded_at <= until_known_at(sides.known_at) AND position <= until_up_to(sides.up_to)
WHERE (class_of(field) NOT IN ('text', 'performance') OR field = 'title')
    AND position NOT IN (SELECT position FROM left_out)
UNION ALL
SELECT attributes.* FROM attributes SEMI JOIN (
    SELECT causation_id AS id FROM events SEMI JOIN near ON near.id = events.entity_id
) AS cause ON cause.id = attributes.entity_id ANTI JOIN near ON near.id = attributes.entity_id
WHERE field = 'kind';

CREATE TEMP TABLE near_targets AS
SELECT DISTINCT targets.* FROM targets SEMI JOIN near ON near.id = targets.entity_id
JOIN sides ON recorded_at <= until_known_at(sides.known_at) AND position <= until_up_to(sides.up_to)
WHERE position NOT IN (SELECT position FROM left_out);

-- Of the readings only those that can decide: what a side reads last, and what one side has and the other has not. Of
-- things that share their readings all, for a cycle may have closed before the last of them.
CREATE TEMP TABLE near_readings AS
WITH seen AS MATERIALIZED (
    SELECT
        readings.*,
        effective_at <= one.as_of AND recorded_at <= until_known_at(one.known_at)
            AND position <= until_up_to(one.up_to) AS by_one,
        effective_at <= other.as_of AND recorded_at <= until_known_at(other.known_at)
            AND position <= until_up_to(other.up_to) AS by_other
    FROM readings SEMI JOIN near ON near.id = readings.entity_id
    JOIN sides AS one ON one.side = 'one'
    JOIN sides AS other ON other.side = 'other'
    WHERE position NOT IN (SELECT position FROM left_out) AND (by_one OR by_other)
),
decisive AS (
    SELECT entity_id, effective_at FROM seen WHERE by_one <> by_other
    UNION
    SELECT entity_id, max(effective_at) FROM seen WHERE by_one GROUP BY ALL
    UNION
    SELECT entity_id, max(effective_at) FROM seen WHERE by_other GROUP BY ALL
    UNION
    SELECT entity_id, effective_at FROM seen SEMI JOIN (FROM near WHERE shared) AS shared ON shared.id = seen.entity_id
)
SELECT seen.* EXCLUDE (by_one, by_other) FROM seen SEMI JOIN decisive USING (entity_id, effective_at);

-- From here on the views on this connection look at nothing else.
CREATE TEMP TABLE links AS FROM links LIMIT 0;
CREATE TEMP TABLE attributes AS FROM near_attributes;
CREATE TEMP TABLE targets AS FROM near_targets;
CREATE TEMP TABLE readings AS FROM near_readings
