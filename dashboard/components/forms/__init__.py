"""Everything that a person can write from a page."""
