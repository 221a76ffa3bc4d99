"""The log in a SQLite file of the workspace: the usual place, without a server."""
