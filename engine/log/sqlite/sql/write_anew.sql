-- The file without the bytes of what was taken out of it.
VACUUM
