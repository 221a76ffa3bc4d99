-- Between 0 and a ceiling; null stays null, which least and greatest would leave out.
CREATE OR REPLACE MACRO clamped(number, ceiling) AS
    CASE WHEN number IS NOT NULL THEN greatest(0, least(ceiling, number)) END;

-- The score of a measure from 0 to 10 between goal and red flag; right also when lower is better (goal below red
-- flag). Spider Impact, scoring types. Null where it cannot be scored.
CREATE OR REPLACE MACRO red_flag_of(goal, direction) AS CASE
    WHEN goal > 0 AND direction = 'up' THEN 0.9 * goal
    WHEN goal > 0 AND direction = 'down' THEN 1.1 * goal
END;

CREATE OR REPLACE MACRO measure_score(actual, goal, red_flag) AS
    clamped(10 * (actual - (2 * red_flag - goal)) / (3 * nullif(goal - red_flag, 0)), 10);

-- Bands compare after rounding to nine decimals; exactly on a threshold belongs to the better band.
CREATE OR REPLACE MACRO band(score) AS CASE
    WHEN score IS NULL THEN 'no_data'
    WHEN round(score, 9) < round(10 / 3, 9) THEN 'off_track'
    WHEN round(score, 9) < round(20 / 3, 9) THEN 'at_risk'
    ELSE 'on_track'
END;

-- Progress from baseline to target, unclamped; where both are equal, 1 if the value meets the target.
CREATE OR REPLACE MACRO progress_of("value", baseline, target, direction) AS CASE
    WHEN "value" IS NULL OR baseline IS NULL OR target IS NULL THEN NULL
    WHEN target <> baseline THEN ("value" - baseline) / (target - baseline)
    WHEN direction = 'down' THEN ("value" <= target)::INTEGER::DOUBLE
    ELSE ("value" >= target)::INTEGER::DOUBLE
END;

-- Pace: progress against what is expected by now. OBoard. Expected nothing yet counts as on track.
CREATE OR REPLACE MACRO pace(progress, expected) AS CASE
    WHEN progress IS NULL OR expected IS NULL THEN 'no_data'
    WHEN expected <= 0 THEN 'on_track'
    WHEN round(progress / expected, 9) < 0.4 THEN 'off_track'
    WHEN round(progress / expected, 9) < 0.7 THEN 'at_risk'
    ELSE 'on_track'
END;

-- Weakest first, so that the least of several is the status of what lies above them.
CREATE OR REPLACE MACRO weakness(status) AS
    list_position(['off_track', 'at_risk', 'stale', 'no_data', 'on_track'], status)
