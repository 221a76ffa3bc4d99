-- Appends under the lock what was decided without it (see append_function.sql); the last position before it.
SELECT append(
    $1::text[], $2::bigint[], $3::bigint, $4::text[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::text[],
    $10::text, $11::text, $12::text[], $13::bigint[], $14::integer[], $15::json, $16::json,
    $17::text[], $18::bigint[], $19::bytea[], $20::text
)
