"""The page Strategy map: its layout, its drawing, and what moved since another instant."""
