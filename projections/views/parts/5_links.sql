-- Every link that stands between two entities, by the one rule: correlations, causes and effects, alignments.
CREATE OR REPLACE MACRO standing_links(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
SELECT relation, from_id, to_id, arg_max_null(strength, (effective_at, recorded_at, position)) AS strength
FROM links
WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
    AND position <= until_up_to(up_to)
GROUP BY ALL
HAVING strength IS NOT NULL
