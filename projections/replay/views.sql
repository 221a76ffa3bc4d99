-- The views at some of the frames, each by the very macro that `show` asks, once for all these frames. What several of
-- them build on is worked out first and kept, and stands in for its macro while the others are asked.
CREATE OR REPLACE TEMP TABLE item_at AS
SELECT look.as_of AS at_instant, look.up_to AS at_position, item.*
FROM look, LATERAL (FROM items(as_of := look.as_of, known_at := look.as_of, up_to := look.up_to)) AS item;

CREATE TEMP MACRO items(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
SELECT * EXCLUDE (at_instant, at_position) FROM item_at
WHERE at_instant = until_as_of(as_of) AND at_position = until_up_to(up_to);

CREATE OR REPLACE TEMP TABLE placed_item_at AS
SELECT look.as_of AS at_instant, look.up_to AS at_position, item.*
FROM look, LATERAL (FROM placed_items(as_of := look.as_of, known_at := look.as_of, up_to := look.up_to)) AS item;

CREATE TEMP MACRO placed_items(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
SELECT * EXCLUDE (at_instant, at_position) FROM placed_item_at
WHERE at_instant = until_as_of(as_of) AND at_position = until_up_to(up_to);

CREATE OR REPLACE TEMP TABLE scorecard_at AS
SELECT look.frame, look.as_of AS at_instant, look.up_to AS at_position, line.*
FROM look, LATERAL (FROM scorecard(as_of := look.as_of, known_at := look.as_of, up_to := look.up_to)) AS line
WHERE line.scorecard IN (FROM root);

CREATE TEMP MACRO scorecard(as_of := NULL, known_at := NULL, up_to := NULL) AS TABLE
SELECT * EXCLUDE (frame, at_instant, at_position) FROM scorecard_at
WHERE at_instant = until_as_of(as_of) AND at_position = until_up_to(up_to);

CREATE OR REPLACE TEMP TABLE okrs_at AS
SELECT look.frame, look.as_of AS at_instant, look.up_to AS at_position, line.*
FROM look, LATERAL (FROM okrs(as_of := look.as_of, known_at := look.as_of, up_to := look.up_to)) AS line
WHERE line."cycle" IN (FROM root);

CREATE OR REPLACE TEMP TABLE strategy_map_at AS
SELECT look.frame, look.as_of AS at_instant, look.up_to AS at_position, line.*
FROM look, LATERAL (FROM strategy_map(as_of := look.as_of, known_at := look.as_of, up_to := look.up_to)) AS line;

CREATE OR REPLACE TEMP TABLE bowling_chart_at AS
SELECT look.frame, look.as_of AS at_instant, look.up_to AS at_position, line.*
FROM look, LATERAL (FROM bowling_chart(as_of := look.as_of, known_at := look.as_of, up_to := look.up_to)) AS line
WHERE line.plan IN (FROM root);

DROP MACRO TABLE temp.items;

DROP MACRO TABLE temp.placed_items;

DROP MACRO TABLE temp.scorecard
