-- The last position whose rows are in.
SELECT position FROM checkpoint
