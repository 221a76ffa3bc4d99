"""The log: the one ordered, append-only record of what happened. The only importer of `eventsourcing`."""
