"""The pages Strategy map, X-matrix, Bowling chart and Catchball."""
