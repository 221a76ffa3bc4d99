"""The page Deployment health."""
