-- Every fact in words: what field of what entity changed, from what to what, when, by whom and why; a link under the
-- entity that it leads from. `before` is
-- what the field said just before in the order of the one rule, of what the log held when the fact was stored.
CREATE OR REPLACE MACRO history(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH fact AS (
    SELECT position, entity_id, effective_at, recorded_at,
        CASE WHEN starts_with(field, 'told.') THEN field[6:] ELSE field END AS field,
        field AS told_as,
        attribute_said(field, text, number) AS said
    FROM attributes
    UNION ALL
    SELECT position, entity_id, effective_at, recorded_at, 'target', 'target', number_text(target) FROM targets
    UNION ALL
    SELECT position, entity_id, effective_at, recorded_at, 'value', 'value', number_text("value") FROM readings
    UNION ALL
    SELECT position, entity_id, effective_at, recorded_at, 'confidence', 'confidence', number_text(confidence)
    FROM readings WHERE confidence IS NOT NULL
    UNION ALL
    SELECT position, entity_id, effective_at, recorded_at, 'note', 'note', note FROM readings WHERE note IS NOT NULL
    UNION ALL
    SELECT position, entity_id, effective_at, recorded_at, 'comment', 'comment', text FROM comments
    UNION ALL
    SELECT position, from_id, effective_at, recorded_at, relation || ' ' || to_id, relation || ' ' || to_id, strength
    FROM links
    UNION ALL
    SELECT position, entity_id, effective_at, recorded_at, 'offer', 'offer', CASE answer
        WHEN 'agreed' THEN 'agreed by ' || from_level
        WHEN 'declined' THEN 'declined by ' || from_level
        ELSE from_level || ' to ' || to_level
    END FROM offers
    UNION ALL
    SELECT position, entity_id, effective_at, recorded_at, 'offered_target', 'offered_target', number_text(target)
    FROM offers WHERE target IS NOT NULL
    UNION ALL
    SELECT position, entity_id, effective_at, recorded_at, 'means', 'means', means FROM offers WHERE means IS NOT NULL
    UNION ALL
    SELECT position, entity_id, effective_at, recorded_at, 'proposal', 'proposal', text FROM proposals_made
    UNION ALL
    SELECT position, entity_id, effective_at, recorded_at, 'role', concat_ws(' ', 'role', person, role),
        CASE WHEN granted
            THEN coalesce((SELECT name FROM people WHERE person_id = person), 'forgotten person') || ': ' || role END
    FROM roles_set
    UNION ALL
    SELECT position, entity_id, effective_at, recorded_at,
        CASE WHEN redacts IS NULL THEN 'forgotten' ELSE 'redacted' END,
        concat_ws(' ', 'forgotten', person, redacts, field),
        CASE WHEN redacts IS NULL THEN 'forgotten person' ELSE field || ' of position ' || redacts END
    FROM forgotten
),
inside AS MATERIALIZED (
    SELECT * FROM fact
    WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
),
followed AS (
    SELECT *, lag(position) OVER rule_order AS follows, lag(said) OVER rule_order AS followed_said
    FROM inside
    WINDOW rule_order AS (PARTITION BY entity_id, told_as ORDER BY effective_at, recorded_at, position)
),
-- Only a fact that was stored before a neighbour it follows needs a look further back.
late AS (
    SELECT followed.position, followed.told_as,
        arg_max_null(earlier.said, (earlier.effective_at, earlier.recorded_at, earlier.position)) AS before
    FROM followed
    JOIN inside AS earlier
    ON earlier.entity_id = followed.entity_id AND earlier.told_as = followed.told_as
        AND earlier.position < followed.position
        AND (earlier.effective_at, earlier.recorded_at) <= (followed.effective_at, followed.recorded_at)
    WHERE followed.follows > followed.position
    GROUP BY ALL
)
SELECT
    followed.position,
    followed.field,
    events.appended_at,
    events.recorded_at,
    events.effective_at,
    events.event,
    events.entity_id,
    CASE
        WHEN followed.field IN ('comment', 'note', 'means', 'proposal') THEN NULL
        WHEN followed.follows > followed.position THEN late.before
        ELSE followed.followed_said
    END AS before,
    followed.said AS after,
    coalesce(actor.name, 'forgotten person') AS actor,
    coalesce(appender.name, 'forgotten person') AS appended_by,
    events.reason,
    events.source,
    events.causation_id
FROM followed
JOIN events USING (position)
LEFT JOIN late ON late.position = followed.position AND late.told_as = followed.told_as
LEFT JOIN people AS actor ON actor.person_id = events.actor
LEFT JOIN people AS appender ON appender.person_id = events.appended_by
ORDER BY followed.position, followed.field
