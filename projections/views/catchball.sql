-- Catchball: a row for each offer about an item, and what came next on it: countered, agreed, declined, or null
-- while it waits. Talks about items that were dropped since stay.
CREATE OR REPLACE MACRO catchball(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH turn AS MATERIALIZED (
    SELECT
        offers.*,
        events.reason,
        coalesce(people.name, 'forgotten person') AS actor,
        count(*) FILTER (answer IN ('proposed', 'countered')) OVER talk AS offer,
        lead(position) OVER talk AS next_position
    FROM offers
    JOIN events USING (position)
    LEFT JOIN people ON people.person_id = events.actor
    WHERE offers.effective_at <= until_as_of(as_of) AND offers.recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
    WINDOW talk AS (PARTITION BY offers.entity_id ORDER BY offers.effective_at, offers.recorded_at, position)
)
SELECT
    placed.root_id AS plan,
    turn.entity_id AS item_id,
    turn.offer,
    turn.from_level,
    turn.to_level,
    turn.target,
    turn.reason,
    turn.means,
    nullif(next.answer, 'proposed') AS answer,
    turn.actor,
    placed.title AS item,
    turn.effective_at AS offered_at,
    CASE WHEN next.answer <> 'proposed' THEN next.actor END AS answered_by,
    CASE WHEN next.answer <> 'proposed' THEN next.effective_at END AS answered_at,
    CASE WHEN next.answer <> 'proposed' THEN next.reason END AS answer_reason
FROM turn
LEFT JOIN turn AS next ON next.position = turn.next_position
LEFT JOIN placed_items(as_of := as_of, known_at := known_at, up_to := up_to) AS placed ON placed.id = turn.entity_id
WHERE turn.answer IN ('proposed', 'countered')
ORDER BY plan, item_id, offer
