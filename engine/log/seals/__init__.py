"""Seals: proof that the record was not edited, for whoever does not trust the administrator."""
