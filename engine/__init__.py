"""The write side of Hansei: what may happen to a strategy, and the log of what did."""
