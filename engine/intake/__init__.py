"""Files to events, and events to files."""
