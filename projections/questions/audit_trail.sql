-- The trail at the bounds $1 to $3: every field that an event told about the entities $4, by the person $5, that
-- became known from $6 to $7, that was said in the review $8 or led to there, of the field $9, at the position $11; null
-- asks for all. Where $10 is true, with what led to each such event and what it led to, a row an event: `distance`
-- counts the steps, below zero towards causes, and `of` names the position that was asked for.
WITH RECURSIVE told AS MATERIALIZED (
    FROM history(as_of := $1, known_at := $2, up_to := $3)
),
item AS MATERIALIZED (
    SELECT entity_id,
        max(text) FILTER (field = 'kind') AS kind,
        max(text) FILTER (field = 'title') AS title,
        max(text) FILTER (field = 'finding_id') AS finding_id,
        max(text) FILTER (field = 'parent_id') AS parent_id
    FROM winning_attributes(as_of := $1, known_at := $2, up_to := $3)
    WHERE field IN ('kind', 'title', 'finding_id', 'parent_id')
    GROUP BY entity_id
),
-- The event that stands for an entity where it causes something: its first, of a review the one that opened it.
begun AS MATERIALIZED (
    SELECT entity_id, coalesce(min(position) FILTER (event = 'ReviewOpened'), min(position)) AS position
    FROM told GROUP BY entity_id
),
said_in_review AS (
    SELECT item.entity_id, item.parent_id AS review_id
    FROM item JOIN item AS review ON review.entity_id = item.parent_id AND review.kind = 'review'
),
-- Catchball: each offer leads to its answer, and the agreement to the target that came with it.
turn AS (
    SELECT position, entity_id, recorded_at, answer,
        lag(position) OVER (PARTITION BY entity_id ORDER BY effective_at, recorded_at, position) AS before
    FROM offers
    WHERE effective_at <= until_as_of($1) AND recorded_at <= until_known_at($2) AND position <= until_up_to($3)
),
led_to AS MATERIALIZED (
    SELECT cause.position AS cause, told.position AS effect
    FROM (SELECT DISTINCT position, causation_id FROM told) AS told
    JOIN begun AS cause ON cause.entity_id = told.causation_id
    UNION
    SELECT cause.position, effect.position
    FROM item JOIN begun AS effect USING (entity_id) JOIN begun AS cause ON cause.entity_id = item.finding_id
    UNION
    SELECT cause.position, effect.position
    FROM said_in_review JOIN begun AS effect USING (entity_id)
    JOIN begun AS cause ON cause.entity_id = said_in_review.review_id
    UNION
    SELECT before, position FROM turn WHERE answer <> 'proposed' AND before IS NOT NULL
    UNION
    SELECT turn.position, targets.position
    FROM turn JOIN targets USING (entity_id, recorded_at)
    WHERE turn.answer = 'agreed' AND targets.position = turn.position + 1
),
asked AS MATERIALIZED (
    FROM told
    WHERE ($4::VARCHAR[] IS NULL OR list_contains($4, entity_id))
        AND ($5::VARCHAR IS NULL OR actor = $5)
        AND ($6::TIMESTAMP IS NULL OR recorded_at BETWEEN $6 AND $7)
        AND ($8::VARCHAR IS NULL OR entity_id = $8
            OR entity_id IN (SELECT entity_id FROM said_in_review WHERE review_id = $8)
            OR causation_id IN (SELECT entity_id FROM said_in_review WHERE review_id = $8))
        AND ($9::VARCHAR IS NULL OR field = $9 OR starts_with(field, $9 || ' '))
        AND ($11::BIGINT IS NULL OR position = $11)
),
causes(of, position, distance) AS (
    SELECT DISTINCT position, position, 0 FROM asked WHERE $10
    UNION
    SELECT causes.of, led_to.cause, causes.distance - 1
    FROM causes JOIN led_to ON led_to.effect = causes.position WHERE causes.distance > -64
),
effects(of, position, distance) AS (
    SELECT DISTINCT position, position, 0 FROM asked WHERE $10
    UNION
    SELECT effects.of, led_to.effect, effects.distance + 1
    FROM effects JOIN led_to ON led_to.cause = effects.position WHERE effects.distance < 64
),
-- By the shortest way, where there are two.
chain AS (
    SELECT of, position, arg_min(distance, abs(distance)) AS distance
    FROM (FROM causes UNION ALL FROM effects) GROUP BY of, position
),
-- Of an event that led to another, or that another led to, the field that says most.
spoken AS (
    SELECT of, distance, unnest(arg_min(said, (
        coalesce(list_position(['description', 'title', 'offered_target', 'target', 'value', 'weight', 'state'], said.field), 99),
        said.field
    )))
    FROM (SELECT of, distance, told AS said FROM chain JOIN told USING (position) WHERE distance <> 0)
    GROUP BY of, distance, said.position
),
answer AS (
    SELECT position AS of, 0 AS distance, * FROM asked
    UNION ALL
    FROM spoken
)
SELECT answer.* EXCLUDE (of, distance), item.kind, item.title, of, distance
FROM answer LEFT JOIN item USING (entity_id)
ORDER BY of, distance, position, field
