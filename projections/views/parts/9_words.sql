-- A number as a person writes it: 40, not 40.0.
CREATE OR REPLACE MACRO number_text(number) AS
    CASE WHEN number = trunc(number) AND abs(number) < 1e15 THEN number::BIGINT::VARCHAR ELSE number::VARCHAR END
