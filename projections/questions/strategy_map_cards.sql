-- The scorecards, and whatever else has perspectives, that can be drawn as a strategy map: those that begin last first.
WITH placed AS MATERIALIZED (
    FROM placed_items(as_of := $1, known_at := $2, up_to := $3) WHERE present
)
SELECT
    card.id,
    card.title,
    card.period,
    runs_from(card.more['starts_on'], card.period, card.present_at) AS starts_at,
    count(*) FILTER (item.kind = 'strategic_objective') AS objectives
FROM placed AS card
LEFT JOIN placed AS item ON item.root_id = card.id AND item.id <> card.id
WHERE is_root(card.kind)
GROUP BY ALL
HAVING card.kind = 'scorecard' OR count(*) FILTER (item.kind IN ('perspective', 'strategic_objective')) > 0
ORDER BY starts_at DESC, objectives DESC, card.id DESC
