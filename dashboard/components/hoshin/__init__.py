"""The pages X-matrix, Bowling chart and Catchball."""
