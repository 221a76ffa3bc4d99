-- What was taken in before changes nothing.
DELETE FROM staged WHERE position <= (SELECT position FROM checkpoint)
