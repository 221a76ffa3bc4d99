-- Periods by their names: 2026, 2026-H1, 2026-Q1, 2026-03, and 2026-W14 (a week from Monday, ISO 8601). Null for a label
-- of the source's own.
CREATE OR REPLACE MACRO period_frequency(label) AS CASE
    WHEN regexp_full_match(label, '\d{4}(-(0[1-9]|1[0-2]|[Qq][1-4]|[Hh][12]|[Ww][0-5]\d))?') THEN
        CASE upper(label[6:6])
            WHEN '' THEN 'yearly'
            WHEN 'H' THEN 'half_yearly'
            WHEN 'Q' THEN 'quarterly'
            WHEN 'W' THEN CASE
                WHEN strftime(try_strptime(upper(label) || '-1', '%G-W%V-%u'), '%G-W%V') = upper(label) THEN 'weekly'
            END
            ELSE 'monthly'
        END
END;

CREATE OR REPLACE MACRO first_instant(label, frequency) AS CASE frequency
    WHEN 'monthly' THEN try_cast(label || '-01' AS TIMESTAMP)
    WHEN 'quarterly' THEN try_cast(label[1:5] || ['01', '04', '07', '10'][label[7:7]::INTEGER] || '-01' AS TIMESTAMP)
    WHEN 'half_yearly' THEN try_cast(label[1:5] || ['01', '07'][label[7:7]::INTEGER] || '-01' AS TIMESTAMP)
    WHEN 'yearly' THEN try_cast(label || '-01-01' AS TIMESTAMP)
    WHEN 'weekly' THEN try_strptime(upper(label) || '-1', '%G-W%V-%u')
END;

CREATE OR REPLACE MACRO period_length(frequency) AS CASE frequency
    WHEN 'yearly' THEN INTERVAL 12 MONTH
    WHEN 'half_yearly' THEN INTERVAL 6 MONTH
    WHEN 'quarterly' THEN INTERVAL 3 MONTH
    WHEN 'monthly' THEN INTERVAL 1 MONTH
    WHEN 'weekly' THEN INTERVAL 7 DAY
END;

CREATE OR REPLACE MACRO last_instant(label, frequency) AS
    first_instant(label, frequency) + period_length(frequency) - INTERVAL 1 MICROSECOND;

CREATE OR REPLACE MACRO period_start(label) AS first_instant(label, period_frequency(label));

CREATE OR REPLACE MACRO period_end(label) AS last_instant(label, period_frequency(label));

-- The period of a frequency in which an instant lies, by its name; a month where the frequency is not known.
CREATE OR REPLACE MACRO period_at(moment, frequency) AS CASE frequency
    WHEN 'yearly' THEN strftime(moment, '%Y')
    WHEN 'quarterly' THEN strftime(moment, '%Y-Q') || quarter(moment)
    WHEN 'weekly' THEN strftime(moment, '%G-W%V')
    ELSE strftime(moment, '%Y-%m')
END
