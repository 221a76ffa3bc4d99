"""The page OKRs."""
