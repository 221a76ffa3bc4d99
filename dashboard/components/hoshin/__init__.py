"""The pages Strategy map, X-matrix, Bowling chart and Catchball, and the drawing that the first two share."""
