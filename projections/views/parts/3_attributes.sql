-- The one rule, for attributes: of all facts about one attribute of one entity inside the bounds, the one with the
-- greatest (effective_at, recorded_at, position) wins.
CREATE OR REPLACE MACRO winning_attributes(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
WITH winner AS (
    SELECT entity_id, field, arg_max(position, (effective_at, recorded_at, position)) AS position
    FROM attributes
    WHERE effective_at <= until_as_of(as_of) AND recorded_at <= until_known_at(known_at)
        AND position <= until_up_to(up_to)
    GROUP BY ALL
)
SELECT attributes.* FROM winner JOIN attributes USING (position, entity_id, field)
