"""The player of the Replay page: how a cycle unfolded, frame by frame."""
