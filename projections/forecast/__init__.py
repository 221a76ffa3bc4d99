"""What is to be expected of a value at the end of its cycle or period, by what was known of it."""
