-- What this batch says is redacted loses its words here too, in every fact that has them: a replica that took them in
-- before is equal to one that never saw them.
UPDATE events SET reason = '[redacted]'
WHERE reason IS NOT NULL
    AND position IN (SELECT redacts FROM forgotten JOIN staged USING (position) WHERE forgotten.field = 'reason');
UPDATE readings SET note = '[redacted]'
WHERE note IS NOT NULL
    AND position IN (SELECT redacts FROM forgotten JOIN staged USING (position) WHERE forgotten.field = 'note');
UPDATE comments SET text = '[redacted]'
WHERE text IS NOT NULL
    AND position IN (SELECT redacts FROM forgotten JOIN staged USING (position) WHERE forgotten.field = 'text');
UPDATE proposals_made SET text = '[redacted]'
WHERE text IS NOT NULL
    AND position IN (SELECT redacts FROM forgotten JOIN staged USING (position) WHERE forgotten.field = 'text');
UPDATE offers SET means = '[redacted]'
WHERE means IS NOT NULL
    AND position IN (SELECT redacts FROM forgotten JOIN staged USING (position) WHERE forgotten.field = 'means');
UPDATE attributes SET text = '[redacted]'
WHERE text IS NOT NULL
    AND (position, field) IN (
        SELECT redacts, CASE forgotten.field WHEN 'text' THEN 'description' ELSE forgotten.field END
        FROM forgotten JOIN staged USING (position)
        WHERE redacts IS NOT NULL
    )
