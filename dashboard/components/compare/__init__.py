"""What belongs to the page Compare: what we changed, what reality changed, and what of it moved a score."""
