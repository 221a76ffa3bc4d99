-- The strategy map: which strategic objective is held to drive which, each with its perspective and status; an objective
-- without such a link stands alone (`to_...` null).
CREATE OR REPLACE MACRO strategy_map(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH objective AS MATERIALIZED (
    SELECT scorecard, objective_id, objective, perspective, status
    FROM scorecard(as_of := as_of, known_at := known_at, up_to := up_to)
    WHERE kind = 'strategic_objective'
),
link AS (
    SELECT links.from_id, links.to_id
    FROM standing_links(as_of := as_of, known_at := known_at, up_to := up_to) AS links
    SEMI JOIN objective AS cause ON cause.objective_id = links.from_id
    SEMI JOIN objective AS effect ON effect.objective_id = links.to_id
    WHERE links.relation = 'cause_effect'
),
line AS (
    FROM link
    UNION ALL
    SELECT objective_id, NULL FROM objective
    WHERE objective_id NOT IN (SELECT from_id FROM link) AND objective_id NOT IN (SELECT to_id FROM link)
)
SELECT
    cause.scorecard,
    line.from_id,
    line.to_id,
    cause.perspective AS from_perspective,
    effect.perspective AS to_perspective,
    cause.status AS from_status,
    effect.status AS to_status,
    cause.objective AS from_objective,
    effect.objective AS to_objective
FROM line
JOIN objective AS cause ON cause.objective_id = line.from_id
LEFT JOIN objective AS effect ON effect.objective_id = line.to_id
ORDER BY cause.scorecard, line.from_id, line.to_id
