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

-- Own thresholds [worst, red, green, best], rising or falling: 0, 10/3, 20/3 and 10, with straight lines between.
CREATE OR REPLACE MACRO thresholds_score(actual, told) AS CASE
    WHEN actual IS NULL OR len(told) IS DISTINCT FROM 4 THEN NULL
    WHEN (actual - told[2]) * (told[4] - told[1]) < 0
        THEN clamped(10 / 3 * (actual - told[1]) / (told[2] - told[1]), 10 / 3)
    WHEN (actual - told[3]) * (told[4] - told[1]) < 0 THEN 10 / 3 * (1 + (actual - told[2]) / (told[3] - told[2]))
    ELSE clamped(10 / 3 * (2 + (actual - told[3]) / (told[4] - told[3])), 10)
END;

-- Stabilise [low red, low goal, high goal, high red]: 10 in the middle, 20/3 at both goals, 10/3 at both red flags.
CREATE OR REPLACE MACRO stabilise_score(actual, told) AS CASE
    WHEN actual IS NULL OR len(told) IS DISTINCT FROM 4 THEN NULL
    WHEN actual < told[2] THEN clamped(10 / 3 * (2 - (told[2] - actual) / (told[2] - told[1])), 10)
    WHEN actual > told[3] THEN clamped(10 / 3 * (2 - (actual - told[3]) / (told[4] - told[3])), 10)
    ELSE 10 - 10 / 3 * abs(2 * actual - told[2] - told[3]) / (told[3] - told[2])
END;

-- The red flag in force: the one told, else a tenth off the goal; a date has none unless it is told.
CREATE OR REPLACE MACRO red_flag_in_force(scoring, told, goal, direction, unit) AS CASE
    WHEN scoring = 'thresholds' THEN told[2]
    WHEN coalesce(scoring, 'goal_and_red_flag') <> 'goal_and_red_flag' THEN NULL
    WHEN len(told) = 1 THEN told[1]
    WHEN unit IS DISTINCT FROM 'date' THEN red_flag_of(goal, direction)
END;

-- Whether a measure of this kind can have a score at all, whatever its value.
CREATE OR REPLACE MACRO can_be_scored(scoring, direction, unit) AS CASE coalesce(scoring, 'goal_and_red_flag')
    WHEN 'unscored' THEN false
    WHEN 'goal_and_red_flag' THEN direction IS DISTINCT FROM 'none' AND unit IS DISTINCT FROM 'date'
    ELSE true
END;

-- The score by the kind of scoring. A goal that was moved past its red flag would turn the score round: unscored.
CREATE OR REPLACE MACRO score_of(scoring, actual, goal, red_flag, told, direction, unit) AS
    CASE coalesce(scoring, 'goal_and_red_flag')
        WHEN 'goal_and_red_flag' THEN CASE
            WHEN NOT can_be_scored(scoring, direction, unit) THEN NULL
            WHEN (direction = 'up' AND goal < red_flag) OR (direction = 'down' AND goal > red_flag) THEN NULL
            ELSE measure_score(actual, goal, red_flag)
        END
        WHEN 'thresholds' THEN thresholds_score(actual, told)
        WHEN 'stabilise' THEN stabilise_score(actual, told)
        WHEN 'yes_no' THEN CASE actual WHEN 1 THEN 10 WHEN 0 THEN 0 END
    END;

-- The mean of the children that have a score: the weight of the others is shared among them. In the order of the ids,
-- so that it is the same to the last bit on every replica.
CREATE OR REPLACE MACRO weighted_mean(score, weight, id) AS
    sum(weight * score ORDER BY id) / nullif(sum(weight ORDER BY id) FILTER (score IS NOT NULL), 0);

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

-- The same by the form of a key result: it meets its target or not, lies in its range or so far off, or goes its
-- way from the baseline to what it aims at: the target, the stretch, the weight of all milestones, or 1 for done.
CREATE OR REPLACE MACRO form_progress(form, "value", baseline, aim, direction, low, high) AS CASE form
    WHEN 'at_least' THEN ("value" >= aim)::INTEGER::DOUBLE
    WHEN 'at_most' THEN ("value" <= aim)::INTEGER::DOUBLE
    WHEN 'between' THEN CASE WHEN "value" IS NOT NULL AND low < high
        THEN greatest(0, 1 - greatest(low - "value", "value" - high, 0) / (high - low)) END
    ELSE progress_of("value", baseline, aim, direction)
END;

CREATE OR REPLACE MACRO weight_of_all(milestones) AS
    list_sum(list_transform(from_json(milestones, '[{"weight": "DOUBLE"}]'), lambda one: coalesce(one.weight, 1)));

-- Where a key result starts and what it aims at, by its form.
CREATE OR REPLACE MACRO start_of(form, baseline) AS
    CASE WHEN form IN ('milestones', 'binary') THEN 0 ELSE baseline END;

CREATE OR REPLACE MACRO aim_of(form, target, stretch, milestones) AS CASE form
    WHEN 'zones' THEN stretch
    WHEN 'milestones' THEN weight_of_all(milestones)
    WHEN 'binary' THEN 1
    WHEN 'between' THEN NULL
    ELSE target
END;

-- Zones of the way to the stretch: at 0.3 of it lies what was committed, at 0.7 the target. puzzle/okr.
CREATE OR REPLACE MACRO zone_of(progress) AS CASE
    WHEN progress IS NULL THEN NULL
    WHEN round(progress, 9) < 0.3 THEN 'fail'
    WHEN round(progress, 9) < 0.7 THEN 'commit'
    WHEN round(progress, 9) < 1 THEN 'target'
    ELSE 'stretch'
END;

-- A grade in words. Doerr, Measure What Matters: what was committed is done or missed.
CREATE OR REPLACE MACRO grade_band(grade, commitment) AS CASE
    WHEN grade IS NULL THEN NULL
    WHEN commitment = 'committed' THEN CASE WHEN round(grade, 9) < 1 THEN 'missed' ELSE 'green' END
    WHEN round(grade, 9) < 0.4 THEN 'red'
    WHEN round(grade, 9) < 0.7 THEN 'yellow'
    ELSE 'green'
END;

-- A cycle runs for the days it was opened for; a plan that serves as one, as its period says; where the label is
-- the source's own, from its start to its close.
CREATE OR REPLACE MACRO runs_from(starts_on, period, present_at) AS
    coalesce(try_cast(starts_on AS TIMESTAMP), period_start(period), present_at);

CREATE OR REPLACE MACRO runs_until(ends_on, period, status, status_at) AS coalesce(
    try_cast(ends_on AS TIMESTAMP) + INTERVAL 1 DAY - INTERVAL 1 MICROSECOND,
    period_end(period),
    CASE WHEN status = 'closed' THEN status_at END
);

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
