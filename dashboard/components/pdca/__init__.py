"""The page PDCA history."""
