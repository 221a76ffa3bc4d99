-- A number as a person writes it: 40, not 40.0.
CREATE OR REPLACE MACRO number_text(number) AS
    CASE WHEN number = trunc(number) AND abs(number) < 1e15 THEN number::BIGINT::VARCHAR ELSE number::VARCHAR END
;

-- Words without case and accents, for a search: Łódź is found as lodz.
CREATE OR REPLACE MACRO folded(words) AS
    replace(translate(strip_accents(lower(words)), 'łøđıæœ', 'lodiao'), 'ß', 'ss');

-- The same with single spaces in place of everything that is neither a letter nor a digit.
CREATE OR REPLACE MACRO spaced(words) AS trim(regexp_replace(words, '[^\p{L}\p{N}]+', ' ', 'g'))
