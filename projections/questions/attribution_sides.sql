-- What each of the two sides goes by: the attribute facts that win there, and where both tell of the same instant of a
-- reading or a target, and the later word corrects the other. By the one rule, over the facts that were taken aside.
CREATE TEMP TABLE won AS
WITH winner AS (
    SELECT side, entity_id, field, arg_max(position, (effective_at, recorded_at, position)) AS position
    FROM near_attributes JOIN sides ON effective_at <= sides.as_of
        AND recorded_at <= until_known_at(sides.known_at) AND position <= until_up_to(sides.up_to)
    GROUP BY ALL
)
SELECT side, near_attributes.*,
    CASE class_of(field) WHEN 'weight' THEN 'weight' WHEN 'target' THEN 'target' ELSE 'structure' END AS part
FROM winner JOIN near_attributes USING (position, entity_id, field);

-- `came` lists what only the other side has: it comes with all that it has.
CREATE TEMP TABLE came AS
SELECT entity_id FROM won WHERE field = 'present' AND number = 1 AND side = 'other'
EXCEPT
SELECT entity_id FROM won WHERE field = 'present' AND number = 1 AND side = 'one';

CREATE TEMP TABLE went AS
SELECT entity_id FROM won WHERE field = 'present' AND number = 1 AND side = 'one'
EXCEPT
SELECT entity_id FROM won WHERE field = 'present' AND number = 1 AND side = 'other';

CREATE TEMP TABLE corrected AS
WITH told AS (
    SELECT 'value' AS field, sides.side, entity_id, effective_at, recorded_at, position,
        restates OR "value" IS NULL AS corrects
    FROM near_readings JOIN sides ON effective_at <= sides.as_of
        AND recorded_at <= until_known_at(sides.known_at) AND position <= until_up_to(sides.up_to)
    UNION ALL
    SELECT 'target', sides.side, entity_id, effective_at, recorded_at, position, restates
    FROM near_targets JOIN sides
        ON recorded_at <= until_known_at(sides.known_at) AND position <= until_up_to(sides.up_to)
),
winner AS (
    SELECT field, side, entity_id, effective_at,
        unnest(max({'recorded_at': recorded_at, 'position': position, 'corrects': corrects}))
    FROM told GROUP BY field, side, entity_id, effective_at
)
SELECT one.field, one.entity_id, one.effective_at, one.position AS one, other.position AS other
FROM (FROM winner WHERE side = 'one') AS one
JOIN (FROM winner WHERE side = 'other') AS other USING (field, entity_id, effective_at)
WHERE one.position <> other.position AND CASE
    WHEN (one.recorded_at, one.position) > (other.recorded_at, other.position) THEN one.corrects
    ELSE other.corrects
END;

-- What the score is made of at either side: the item and all below it that scores, what lies over them, and what is the
-- same thing as one of them.
CREATE TEMP TABLE counted AS
WITH RECURSIVE parent AS MATERIALIZED (
    SELECT side, entity_id, text AS parent_id FROM won WHERE field = 'parent_id' AND text IS NOT NULL
),
series AS MATERIALIZED (
    SELECT side, entity_id, text AS series_id FROM won WHERE field = 'measured_by' AND text IS NOT NULL
),
member AS (
    FROM series UNION SELECT side, series_id, series_id FROM series
),
below(side, id) AS (
    SELECT sides.side, asked.id FROM sides, asked
    UNION
    SELECT below.side, parent.entity_id FROM below JOIN parent ON parent.parent_id = below.id AND parent.side = below.side
),
root AS MATERIALIZED (
    SELECT side, entity_id AS id FROM won WHERE field = 'kind' AND is_root(text)
),
above(side, id) AS (
    FROM below
    UNION
    SELECT above.side, parent.parent_id
    FROM above JOIN parent ON parent.entity_id = above.id AND parent.side = above.side ANTI JOIN root
        ON root.id = above.id AND root.side = above.side
),
same AS (
    SELECT other.entity_id AS id
    FROM below JOIN member AS one ON one.entity_id = below.id AND one.side = below.side
    JOIN member AS other ON other.series_id = one.series_id AND other.side = one.side
)
SELECT id, 'counted' AS counts FROM below JOIN won AS kind
    ON kind.entity_id = below.id AND kind.side = below.side AND kind.field = 'kind'
WHERE kind.text IN ('plan', 'scorecard', 'cycle', 'perspective', 'strategic_objective', 'measure', 'objective',
    'key_result')
UNION
SELECT id, 'above' FROM above
UNION
SELECT id, 'same' FROM same
