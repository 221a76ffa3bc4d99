-- The rows of a part of the log in the form of leaves (see seals/leaf.py), as bytes, in order. A row in which something is
-- missing gives its position alone, so that it is told from every whole one.
SELECT coalesce(
    convert_to(
        notification_id || E'\n' || octet_length(convert_to(originator_id, 'UTF8')) || ' ' || originator_id || E'\n'
            || originator_version || E'\n' || topic || E'\n',
        'UTF8'
    ) || state,
    convert_to(notification_id || E'\n', 'UTF8'))
FROM stored_events WHERE notification_id BETWEEN $1 AND $2 ORDER BY notification_id
