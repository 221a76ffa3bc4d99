-- Everything whose id, title, words or owner has all the words asked for ($4), and the persons so named; at most $5.
-- Case and accents do not count. What is there stands before what is there no more; then its own id, then what begins
-- with the words, then where each begins a word, then where they stand anywhere. `found` is how many there are in all.
WITH asked AS (
    SELECT words AS text, list_filter(string_split(words, ' '), lambda one: one <> '') AS words
    FROM (SELECT spaced(folded($4)) AS words)
),
item AS MATERIALIZED (
    SELECT id, kind, present, parent_id, owner_id, coalesce(title, more['action'], description) AS title
    FROM items(as_of := $1, known_at := $2, up_to := $3)
),
named AS (
    SELECT actor AS person_id FROM events
    WHERE effective_at <= until_as_of($1) AND recorded_at <= until_known_at($2) AND position <= until_up_to($3)
    UNION
    SELECT owner_id FROM item
),
thing AS (
    SELECT item.id, item.kind, item.title, item.present, item.parent_id, above.title AS parent_title,
        CASE WHEN item.owner_id IS NOT NULL THEN coalesce(people.name, 'forgotten person') END AS owner
    FROM item
    LEFT JOIN item AS above ON above.id = item.parent_id
    LEFT JOIN people ON people.person_id = item.owner_id
    UNION ALL
    SELECT DISTINCT name, 'person', name, true, NULL, NULL, NULL FROM people SEMI JOIN named USING (person_id)
),
told AS (
    SELECT *, lower(id) AS own_id, spaced(folded(id)) AS said_id, spaced(folded(title)) AS said_title,
        ' ' || spaced(folded(concat_ws(' ', id, title, owner))) AS said
    FROM thing
),
ranked AS (
    SELECT told.*, CASE
        WHEN own_id = lower(trim($4)) OR said_id = asked.text THEN 0
        WHEN starts_with(said_id, asked.text) OR starts_with(said_title, asked.text) THEN 1
        WHEN len(list_filter(asked.words, lambda one: NOT contains(said, ' ' || one))) = 0 THEN 2
        ELSE 3
    END AS rank
    FROM told CROSS JOIN asked
    WHERE (len(asked.words) > 0 AND len(list_filter(asked.words, lambda one: NOT contains(said, one))) = 0)
        OR own_id = lower(trim($4))  -- an id of signs alone has no words
)
SELECT id, kind, title, present, parent_id, parent_title, owner, rank, count(*) OVER () AS found
FROM ranked
ORDER BY NOT present, rank, kind <> 'person', title, id
LIMIT $5
