"""Events out to Kafka and updates in from it: the only room that knows Kafka. Kafka carries; the log decides."""
