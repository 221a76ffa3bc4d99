-- Every command that was appended, and where.
SELECT command_id, position, events FROM commands ORDER BY position, command_id
