-- In which encoding the database keeps text.
SHOW server_encoding
