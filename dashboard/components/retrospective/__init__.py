"""What belongs to the page Retrospective: what was wanted, and on request what came of it and what we learn."""
