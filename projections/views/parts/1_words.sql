-- A number as a person writes it: 40, not 40.0.
CREATE OR REPLACE MACRO number_text(number) AS
    CASE WHEN number = trunc(number) AND abs(number) < 1e15 THEN number::BIGINT::VARCHAR ELSE number::VARCHAR END
;

-- Words without case and accents, for a search: Łódź is found as lodz.
CREATE OR REPLACE MACRO folded(words) AS
    replace(translate(strip_accents(lower(words)), 'łøđıæœ', 'lodiao'), 'ß', 'ss');

-- The same with single spaces in place of everything that is neither a letter nor a digit.
CREATE OR REPLACE MACRO spaced(words) AS trim(regexp_replace(words, '[^\p{L}\p{N}]+', ' ', 'g'));

-- What an attribute says, in words: people by their names, lists of people too, true and false, numbers as people
-- write them.
CREATE OR REPLACE MACRO name_of(person) AS
    coalesce((SELECT name FROM people WHERE person_id = person), 'forgotten person');

CREATE OR REPLACE MACRO names_of(list) AS coalesce((
    SELECT string_agg(coalesce(people.name, 'forgotten person'), ', ' ORDER BY place)
    FROM (
        SELECT unnest(ids) AS person_id, generate_subscripts(ids, 1) AS place
        FROM (SELECT from_json(list, '["VARCHAR"]') AS ids)
    ) LEFT JOIN people USING (person_id)
), '');

CREATE OR REPLACE MACRO attribute_said(field, text, number) AS CASE
    WHEN field = 'present' THEN CASE WHEN number = 1 THEN 'true' ELSE 'false' END
    WHEN field = 'attendees' THEN names_of(CASE WHEN field = 'attendees' THEN text END)
    WHEN field IN ('owner', 'facilitator', 'person') AND text IS NOT NULL THEN name_of(text)
    WHEN number IS NOT NULL THEN number_text(number)
    ELSE text
END
