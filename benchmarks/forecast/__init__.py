"""How near the forecast of a value comes, and how often its interval holds, on real histories."""
