-- The tables without the bytes of what was taken out of them, a statement a paragraph.
VACUUM (FULL) stored_events;

VACUUM (FULL) people;
