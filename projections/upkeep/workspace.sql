-- Whose events these are; null before the first.
SELECT workspace_id FROM checkpoint
