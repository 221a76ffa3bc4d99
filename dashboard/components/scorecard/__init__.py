"""The page Scorecard."""
