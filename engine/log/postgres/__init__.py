"""The log in a PostgreSQL database: one schema a workspace, for several machines."""
