-- Periods by their names: 2026, 2026-H1, 2026-Q1, 2026-03, and 2026-W14 (a week from Monday, ISO 8601). Null for a label
-- of the source's own. Every macro tests its label alone: one that stood inside another would be planned once for
-- every case that asks about it, and planning is most of what a view of few rows takes.
CREATE OR REPLACE MACRO week_start(label) AS try_strptime(upper(label) || '-1', '%G-W%V-%u');

CREATE OR REPLACE MACRO is_period(label) AS
    regexp_full_match(label, '\d{4}(-(0[1-9]|1[0-2]|[Qq][1-4]|[Hh][12]|[Ww][0-5]\d))?')
    -- The 53rd week of a year that has 52 is one of the next year.
    AND (upper(label[6:6]) <> 'W' OR strftime(week_start(label), '%G-W%V') = upper(label));

CREATE OR REPLACE MACRO period_frequency(label) AS CASE
    WHEN is_period(label) THEN CASE upper(label[6:6])
        WHEN '' THEN 'yearly'
        WHEN 'H' THEN 'half_yearly'
        WHEN 'Q' THEN 'quarterly'
        WHEN 'W' THEN 'weekly'
        ELSE 'monthly'
    END
END;

CREATE OR REPLACE MACRO period_start(label) AS CASE
    WHEN NOT is_period(label) THEN NULL
    WHEN upper(label[6:6]) = 'W' THEN week_start(label)
    ELSE try_cast(label[1:4] || CASE upper(label[6:6])
        WHEN '' THEN '-01'
        WHEN 'H' THEN ['-01', '-07'][try_cast(label[7:7] AS INTEGER)]
        WHEN 'Q' THEN ['-01', '-04', '-07', '-10'][try_cast(label[7:7] AS INTEGER)]
        ELSE label[5:7]
    END || '-01' AS TIMESTAMP)
END;

-- How long a period of the label's kind is; of one that is none, a month.
CREATE OR REPLACE MACRO length_named(label) AS CASE upper(label[6:6])
    WHEN '' THEN INTERVAL 12 MONTH
    WHEN 'H' THEN INTERVAL 6 MONTH
    WHEN 'Q' THEN INTERVAL 3 MONTH
    WHEN 'W' THEN INTERVAL 7 DAY
    ELSE INTERVAL 1 MONTH
END;

CREATE OR REPLACE MACRO period_end(label) AS period_start(label) + length_named(label) - INTERVAL 1 MICROSECOND;

CREATE OR REPLACE MACRO period_length(frequency) AS CASE frequency
    WHEN 'yearly' THEN INTERVAL 12 MONTH
    WHEN 'half_yearly' THEN INTERVAL 6 MONTH
    WHEN 'quarterly' THEN INTERVAL 3 MONTH
    WHEN 'monthly' THEN INTERVAL 1 MONTH
    WHEN 'weekly' THEN INTERVAL 7 DAY
END;

-- The period of a frequency in which an instant lies, by its name; a month where the frequency is not known.
CREATE OR REPLACE MACRO period_at(moment, frequency) AS CASE frequency
    WHEN 'yearly' THEN strftime(moment, '%Y')
    WHEN 'quarterly' THEN strftime(moment, '%Y-Q') || quarter(moment)
    WHEN 'weekly' THEN strftime(moment, '%G-W%V')
    ELSE strftime(moment, '%Y-%m')
END
