-- What the policies would propose now: each line once for its entity, its period and its review. The bounds are open,
-- for a policy looks at the strategy as it is.
WITH item AS MATERIALIZED (
    FROM placed_items() WHERE present
),
-- A review in session looks at its plan, scorecard or cycle, and at every root that belongs to it.
session AS (
    WITH RECURSIVE root AS (
        SELECT id AS review_id, parent_id AS root_id FROM item
        WHERE kind = 'review' AND more['phase'] = 'open' AND status IS NULL
        UNION
        SELECT root.review_id, item.id
        FROM root JOIN item ON item.parent_id = root.root_id AND is_root(item.kind) AND item.kind <> 'review'
    )
    FROM root
),
-- Where each number stands: in the latest of its periods that has an actual. What was missed and made good since asks
-- for nothing any more.
standing AS (
    (
        SELECT item_id AS entity_id, plan AS root_id, title, "month" AS period, actual, target, status, escalated
        FROM bowling_chart() WHERE status <> 'no_data'
        QUALIFY row_number() OVER (PARTITION BY item_id ORDER BY "month" DESC) = 1
    )
    UNION ALL
    (
        SELECT measure_id, scorecard, title, period, actual, target, status, false
        FROM measures() WHERE actual IS NOT NULL
        QUALIFY row_number() OVER (PARTITION BY measure_id ORDER BY ends_at DESC, period DESC) = 1
    )
),
miss AS (
    FROM standing WHERE status = 'off_track'
)
SELECT 'finding' AS proposal, entity_id, period, session.review_id,
    title || ' missed its plan in ' || period || ': ' || number_text(actual) || ' instead of ' || number_text(target)
        || '. Write down what the check shows.' AS text
FROM miss JOIN session USING (root_id)
WHERE NOT EXISTS (
    FROM findings() AS finding
    WHERE finding.review_id = session.review_id AND finding.subject_id = miss.entity_id
) AND NOT EXISTS (
    -- The next review that is open is asked about a miss, not each one that follows.
    FROM proposals_made AS made
    WHERE made.proposal = 'finding' AND made.entity_id = miss.entity_id AND made.period = miss.period
)
UNION ALL BY NAME
SELECT 'escalation' AS proposal, entity_id, period, NULL AS review_id,
    title || ' missed its plan two months in a row, up to ' || period || ', and no countermeasure answers it.' AS text
FROM miss WHERE escalated
UNION ALL BY NAME
SELECT 'grades' AS proposal, item.id AS entity_id, item.period, NULL AS review_id,
    coalesce(item.title, item.id) || ' is closed: ' || count(*) || ' key results wait for their grades.' AS text
FROM item
JOIN item AS key_result ON key_result.root_id = item.id AND key_result.kind = 'key_result'
WHERE item.kind = 'cycle' AND item.status = 'closed'
    AND key_result.more['computed_grade'] IS NULL AND key_result.grade IS NULL
GROUP BY item.id, item.title, item.period
UNION ALL BY NAME
SELECT 'reminder' AS proposal, key_result_id AS entity_id, strftime(updated_at, '%Y-%m-%d') AS period,
    NULL AS review_id,
    key_result || ' has no check-in since ' || strftime(updated_at, '%Y-%m-%d') || '.' AS text
FROM okrs() AS okrs
JOIN item ON item.id = okrs.cycle AND item.kind = 'cycle' AND item.status IS NULL
WHERE okrs.status = 'stale' AND key_result_id IS NOT NULL
ORDER BY proposal, entity_id, period, review_id
