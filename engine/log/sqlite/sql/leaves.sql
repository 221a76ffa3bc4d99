-- The rows of a part of the log in the form of leaves (see seals/leaf.py), as bytes, in order. A row in which something is
-- missing gives its position alone, so that it is told from every whole one.
SELECT CAST(ifnull(
    rowid || char(10) || length(CAST(originator_id AS BLOB)) || ' ' || originator_id || char(10)
        || originator_version || char(10) || topic || char(10) || CAST(state AS TEXT),
    rowid || char(10)) AS BLOB)
FROM stored_events WHERE rowid BETWEEN ? AND ? ORDER BY rowid
