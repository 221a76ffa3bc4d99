-- What is overdue in what is looked at ($4, the ids of plans, scorecards and cycles): countermeasures still open after their
-- day, and
-- decisions whose day went by. Nobody says of a decision that it is done: it counts until it has changed something, or
-- a review of the same plan has opened after its day.
WITH item AS MATERIALIZED (
    FROM items(as_of := $1, known_at := $2, up_to := $3)
    WHERE present AND kind IN ('review', 'countermeasure', 'decision')
),
late AS (
    SELECT *, more['due']::DATE AS due
    FROM item
    WHERE kind <> 'review' AND try_cast(more['due'] AS DATE) < until_as_of($1)::DATE
        AND more['state'] = CASE kind WHEN 'decision' THEN 'taken' ELSE 'open' END
),
caused AS (
    SELECT DISTINCT causation_id AS id FROM events
    WHERE causation_id IS NOT NULL AND effective_at <= until_as_of($1) AND recorded_at <= until_known_at($2)
        AND position <= until_up_to($3)
)
SELECT
    late.id,
    late.kind,
    coalesce(late.title, late.more['action'], late.description) AS title,
    review.parent_id AS root_id,
    late.due,
    date_sub('day', late.due, until_as_of($1)::DATE) AS days,
    CASE WHEN late.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner
FROM late
JOIN item AS review ON review.id = late.parent_id
SEMI JOIN (SELECT unnest($4::VARCHAR[]) AS id) AS root ON root.id = review.parent_id
LEFT JOIN people ON people.person_id = late.owner_id
WHERE late.kind = 'countermeasure' OR (late.id NOT IN (FROM caused) AND NOT EXISTS (
    FROM item AS later
    WHERE later.kind = 'review' AND later.parent_id = review.parent_id
        AND try_cast(later.more['opened_at'] AS TIMESTAMP)::DATE > late.due
))
ORDER BY late.due, late.id
