-- Who the ids are, taken anew: people are no facts, and a forgotten one must be gone.
BEGIN;
DELETE FROM people;
INSERT INTO people FROM told;
COMMIT
