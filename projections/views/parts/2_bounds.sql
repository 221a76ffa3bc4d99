-- The three bounds, open ones closed: as_of at this moment, the others at the whole log.
CREATE OR REPLACE MACRO until_as_of(as_of) AS coalesce(as_of::TIMESTAMP, now()::TIMESTAMP);

CREATE OR REPLACE MACRO until_known_at(known_at) AS coalesce(known_at::TIMESTAMP, 'infinity'::TIMESTAMP);

CREATE OR REPLACE MACRO until_up_to(up_to) AS coalesce(up_to::BIGINT, 9223372036854775807);
