"""The read side: facts by SQL from the log, and views of them as of any instant."""
