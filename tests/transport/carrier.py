"""A producer of the tests' own: it tells what a log holds as the relay does, but leaves out, repeats and mixes."""

from collections.abc import Iterable
from typing import Self

import orjson
from kafka import KafkaConsumer, KafkaProducer, TopicPartition
from kafka.admin import KafkaAdminClient

from engine.log.log import Log
from engine.transport.connecting import Kafka
from engine.transport.envelope import appended_at, envelope, milliseconds
from engine.transport.place import partition_of

NOT_FOR_ADMIN = "allow_auto_create_topics"


def make_topics(kafka: Kafka, partitions: int = 3) -> None:
    """The topics that a replica reads."""
    options = kafka.options()
    options.pop(NOT_FOR_ADMIN, None)
    admin = KafkaAdminClient(**options)
    try:
        # The events were stored long ago by their own clock: a topic that keeps a week would drop them at once.
        wanted = {"num_partitions": partitions, "replication_factor": 1, "configs": {"retention.ms": -1}}
        admin.create_topics({kafka.topic(name): wanted for name in ("events", "people")}, wait_for_metadata=True)
    finally:
        admin.close()


class Carrier:
    """Tells chosen positions of one log, in any order and as often as asked."""

    def __init__(self, kafka: Kafka, log: Log) -> None:
        options = kafka.options()
        options.pop(NOT_FOR_ADMIN, None)
        self._producer = KafkaProducer(**options)
        self._kafka, self._log = kafka, log
        self.workspace = log.workspace_id

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._producer.close()

    def partition(self) -> TopicPartition:
        """Where the events of this workspace lie."""
        topic = self._kafka.topic("events")
        return TopicPartition(topic, partition_of(self.workspace, len(self._producer.partitions_for(topic))))

    def end(self) -> int:
        """Where that partition ends."""
        reader = KafkaConsumer(**self._kafka.options())
        try:
            return reader.end_offsets([self.partition()])[self.partition()]
        finally:
            reader.close()

    def tell_people(self) -> None:
        """Everybody whom the log can name now."""
        for person, name in self._log.people.rows():
            self._send_person(person, orjson.dumps({"name": name}))
        self._producer.flush()

    def forget(self, person: str) -> None:
        """A tombstone."""
        self._send_person(person, None)
        self._producer.flush()

    def tell(self, positions: Iterable[int]) -> None:
        """The events at these positions of the log, in this order."""
        batch = self._log.read(0, 10**9)
        assert batch
        rows = list(zip(batch.positions, batch.streams, batch.versions, batch.names, batch.payloads, strict=True))
        place = {row[0]: index for index, row in enumerate(rows)}
        for wanted in positions:
            index = place[wanted]
            position, stream, version, name, payload = rows[index]
            message = envelope(
                workspace=self.workspace,
                position=position,
                previous_position=rows[index - 1][0] if index else 0,
                stream=stream,
                version=version,
                name=name,
                payload=payload,
            )
            self.send(message, milliseconds(appended_at(payload)))
        self._producer.flush()

    def send(self, message: bytes | None, at: int | None = None) -> None:
        """Whatever bytes, as a message of this workspace."""
        self._producer.send(
            self._kafka.topic("events"), key=self.workspace.encode(), value=message, timestamp_ms=at
        )

    def _send_person(self, person: str, value: bytes | None) -> None:
        topic = self._kafka.topic("people")
        self._producer.send(
            topic,
            key=f"{self.workspace}/{person}".encode(),
            value=value,
            partition=partition_of(self.workspace, len(self._producer.partitions_for(topic))),
        )
