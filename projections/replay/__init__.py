"""How a cycle unfolded: what was seen at each of many instants, worked out in one go."""
