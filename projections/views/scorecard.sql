-- The scorecard as of the bounds: a row for the scorecard itself (perspective and objective null), for each perspective
-- (objective null), and for each objective. Scores go up level by level: from a measure's latest reading to its
-- objective, the objectives above it, the perspective, the scorecard. A child without a score is left out and its weight
-- shared among the others; an override changes a status, and never the score that goes up. `counts_in` names the one
-- that a score goes up to. Told `weighted := false`, the scores are as if everything counted the same.
CREATE OR REPLACE MACRO scorecard(as_of := NULL, known_at := NULL, up_to := NULL, weighted := true) AS TABLE
WITH RECURSIVE item AS MATERIALIZED (
    FROM placed_items(as_of := as_of, known_at := known_at, up_to := up_to)
),
-- What scores go up through, and what they go to. Key results may lie between two objectives.
node AS MATERIALIZED (
    SELECT
        item.id,
        item.kind,
        CASE WHEN item.kind = 'objective' THEN coalesce(item.objective_id, item.root_id)
            WHEN NOT is_root(item.kind) THEN item.parent_id END AS parent_id,
        CASE WHEN weighted THEN coalesce(item.weight, 1) ELSE 1 END AS weight,
        coalesce(item.more['roll_up'], 'mean') AS roll_up,
        CASE WHEN NOT standing.stale THEN standing.score END AS score,
        (item.kind = 'measure')::BIGINT AS measures,
        coalesce(standing.missing, false)::BIGINT AS missing
    FROM item
    LEFT JOIN standing_measures(as_of := as_of, known_at := known_at, up_to := up_to) AS standing ON standing.id = item.id
    WHERE item.present
        AND item.kind IN ('measure', 'objective', 'strategic_objective', 'perspective', 'scorecard', 'plan', 'cycle')
),
-- How deep each lies. What lies under a dropped item counts for nothing above that one.
tree AS (
    SELECT *, 0 AS level FROM node WHERE parent_id IS NULL OR parent_id NOT IN (SELECT id FROM node)
    UNION ALL
    SELECT node.*, tree.level + 1 FROM node JOIN tree ON node.parent_id = tree.id
),
-- Each step takes all that is left, folds the deepest level into the one above it, and leaves it behind. A measure that
-- has a score of its own does not need those of the measures below it.
fold AS (
    SELECT *, (SELECT max(level) FROM tree) AS step FROM tree
    UNION ALL
    SELECT
        above.id,
        above.kind,
        above.parent_id,
        above.weight,
        above.roll_up,
        coalesce(above.score, CASE above.roll_up
            WHEN 'worst' THEN below.worst
            WHEN 'best' THEN below.best
            WHEN 'most_frequent' THEN below.most_frequent
            ELSE below.mean
        END),
        above.measures + coalesce(below.measures, 0),
        above.missing + coalesce(below.missing, 0),
        above.level,
        above.step - 1
    FROM fold AS above
    LEFT JOIN (
        SELECT
            parent_id,
            weighted_mean(score, weight, id) AS mean,
            min(score) AS worst,
            max(score) AS best,
            -- Of those with the most frequent status; of two that are as frequent, the worse one.
            CASE greatest(
                count(*) FILTER (status = 'off_track'),
                count(*) FILTER (status = 'at_risk'),
                count(*) FILTER (status = 'on_track')
            )
                WHEN count(*) FILTER (status = 'off_track')
                    THEN weighted_mean(CASE WHEN status = 'off_track' THEN score END, weight, id)
                WHEN count(*) FILTER (status = 'at_risk')
                    THEN weighted_mean(CASE WHEN status = 'at_risk' THEN score END, weight, id)
                ELSE weighted_mean(CASE WHEN status = 'on_track' THEN score END, weight, id)
            END AS most_frequent,
            sum(measures)::BIGINT AS measures,
            sum(missing)::BIGINT AS missing
        FROM (SELECT *, band(score) AS status FROM fold WHERE level = step)
        GROUP BY parent_id
    ) AS below ON below.parent_id = above.id
    WHERE above.level < above.step
),
override AS (
    SELECT said.entity_id, said.status, events.reason, coalesce(people.name, 'forgotten person') AS actor
    FROM (
        SELECT entity_id, unnest(max({
            'effective_at': effective_at, 'recorded_at': recorded_at, 'position': position, 'status': text
        }))
        FROM attributes
        WHERE field = 'override' AND effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
            AND position <= until_up_to(up_to)
        GROUP BY entity_id
    ) AS said
    JOIN events USING (position)
    LEFT JOIN people ON people.person_id = events.actor
    WHERE said.status IS NOT NULL
)
SELECT
    item.root_id AS scorecard,
    perspective.title AS perspective,
    CASE WHEN item.kind IN ('objective', 'strategic_objective') THEN item.id END AS objective_id,
    CASE WHEN item.kind IN ('objective', 'strategic_objective') THEN item.title END AS objective,
    item.weight,
    fold.score,
    coalesce(override.status, band(fold.score)) AS status,
    band(fold.score) AS computed_status,
    override.status IS NOT NULL AS overridden,
    coalesce(fold.measures, 0) AS measures,
    coalesce(fold.missing, 0) AS missing,
    override.reason AS override_reason,
    override.actor AS overridden_by,
    node.roll_up,
    (perspective.more['rank'])::DOUBLE::BIGINT AS perspective_rank,
    item.perspective_id,
    CASE WHEN item.owner_id IS NOT NULL THEN coalesce(owner.name, 'forgotten person') END AS owner,
    item.kind,
    item.parent_id,
    node.parent_id AS counts_in
FROM node
JOIN item USING (id)
LEFT JOIN fold ON fold.id = node.id AND fold.level = fold.step
LEFT JOIN item AS perspective ON perspective.id = item.perspective_id
LEFT JOIN override ON override.entity_id = node.id
LEFT JOIN people AS owner ON owner.person_id = item.owner_id
WHERE node.kind IN ('scorecard', 'perspective', 'strategic_objective') OR (node.kind <> 'measure' AND fold.measures > 0)
ORDER BY
    scorecard, item.perspective_id IS NOT NULL, perspective_rank, item.perspective_id, objective_id NULLS FIRST
