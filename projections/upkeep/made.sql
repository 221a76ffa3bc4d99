-- Which version of the views this replica holds; null where they were never finished.
SELECT made_by FROM checkpoint
