-- How many rows, and a hash over all of them in whatever order they lie.
SELECT count(*) AS rows, coalesce(sum(hash(facts)::HUGEINT), 0)::VARCHAR AS hash FROM facts
