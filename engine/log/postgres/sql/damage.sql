-- Whether the log is whole: the one word ok, or what is wrong.
SELECT CASE
    WHEN count(*) = coalesce(max(notification_id) - min(notification_id) + 1, 0) THEN 'ok'
    ELSE max(notification_id) - min(notification_id) + 1 - count(*) || ' positions are missing'
END
FROM stored_events
