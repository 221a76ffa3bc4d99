-- Which versions of which events are in the batch, and where the first of each is.
SELECT event, coalesce(class_version, 1) AS version, min(position) FROM staged GROUP BY ALL ORDER BY 3
