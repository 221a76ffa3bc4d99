-- Nobody appends beside this transaction; whoever reads goes on reading.
LOCK TABLE stored_events IN EXCLUSIVE MODE
