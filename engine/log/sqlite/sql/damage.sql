-- Whether the database file is whole: the one word ok, or what is wrong.
PRAGMA quick_check(1)
