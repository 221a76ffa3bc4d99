-- First and last instant of a period named 2026, 2026-Q1 or 2026-03; null for a label of the source's own.
CREATE OR REPLACE MACRO period_start(label) AS CASE
    WHEN regexp_full_match(label, '\d{4}-(0[1-9]|1[0-2])')
        THEN make_timestamp(label[1:4]::INTEGER, label[6:7]::INTEGER, 1, 0, 0, 0)
    WHEN regexp_full_match(label, '\d{4}-[Qq][1-4]')
        THEN make_timestamp(label[1:4]::INTEGER, 3 * label[7:7]::INTEGER - 2, 1, 0, 0, 0)
    WHEN regexp_full_match(label, '\d{4}') THEN make_timestamp(label::INTEGER, 1, 1, 0, 0, 0)
END;

CREATE OR REPLACE MACRO period_frequency(label) AS CASE
    WHEN period_start(label) IS NULL THEN NULL
    WHEN length(label) = 4 THEN 'yearly'
    WHEN label[6:6] IN ('Q', 'q') THEN 'quarterly'
    ELSE 'monthly'
END;

CREATE OR REPLACE MACRO period_length(frequency) AS CASE frequency
    WHEN 'yearly' THEN INTERVAL 12 MONTH
    WHEN 'quarterly' THEN INTERVAL 3 MONTH
    WHEN 'monthly' THEN INTERVAL 1 MONTH
END;

CREATE OR REPLACE MACRO period_end(label) AS
    period_start(label) + period_length(period_frequency(label)) - INTERVAL 1 MICROSECOND;
