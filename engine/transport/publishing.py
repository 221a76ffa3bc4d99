"""Publishing so that nothing is lost: idempotent, acknowledged by all replicas in sync, and waited for."""

import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING

from engine.errors import UnavailableError
from engine.transport.connecting import Kafka
from engine.transport.reading import PATIENCE_MS, unavailable_in_one_line
from engine.transport.topics import LARGEST_MESSAGE

if TYPE_CHECKING:
    from kafka.producer.future import FutureRecordMetadata

LAST_WAIT = 3.0
"""Seconds that outstanding acknowledgements are waited for after the process was asked to stop."""


class StoppedError(Exception):
    """The process was asked to stop while brokers did not answer; what was not acknowledged may be lost."""


class TooLargeError(UnavailableError):
    """A message is larger than Kafka takes."""


@dataclass(frozen=True)
class Sent:
    """A message on its way."""

    what: str
    """In words, for an error."""
    future: "FutureRecordMetadata"


class Publisher:
    """A producer of messages. For one thread. Raises UnavailableError, after which it must be closed."""

    def __init__(self, kafka: Kafka, stopping: Event) -> None:
        from kafka import KafkaProducer

        self._kafka = kafka
        self._stopping = stopping
        with unavailable_in_one_line(kafka):
            self._producer = KafkaProducer(
                **kafka.options(),
                enable_idempotence=True,
                acks="all",
                # One request at a time: a request that fails for good is noticed before the next one is stored.
                max_in_flight_requests_per_connection=1,
                batch_size=2**18,
                linger_ms=2,
                compression_type="gzip",
                max_request_size=LARGEST_MESSAGE,
                max_block_ms=PATIENCE_MS,
                request_timeout_ms=PATIENCE_MS,
                delivery_timeout_ms=2 * PATIENCE_MS,
                bootstrap_timeout_ms=PATIENCE_MS,
                reconnect_backoff_max_ms=1_000,
                metrics_enabled=False,
            )

    def close(self, *, now: bool = False) -> None:
        """Lets go of the connections; `now` without waiting for what is on its way."""
        self._producer.close(timeout=0 if now else LAST_WAIT)

    def partitions(self, topic: str) -> int:
        """How many partitions a topic has."""
        with unavailable_in_one_line(self._kafka):
            return len(self._producer.partitions_for(topic))

    def send(
        self,
        topic: str,
        key: bytes,
        value: bytes | None,
        *,
        what: str,
        partition: int | None = None,
        milliseconds: int | None = None,
    ) -> Sent:
        """Sends a message on its way."""
        from kafka.errors import MessageSizeTooLargeError

        with unavailable_in_one_line(self._kafka):
            try:
                future = self._producer.send(topic, value, key, partition=partition, timestamp_ms=milliseconds)
            except MessageSizeTooLargeError:
                raise _too_large(what, topic) from None
        return Sent(what, future)

    def acknowledged(self, sent: Sequence[Sent]) -> tuple[int, int]:
        """Waits until Kafka has stored all of these; the offsets of the first and the last."""
        from kafka.errors import KafkaTimeoutError, MessageSizeTooLargeError, RecordListTooLargeError

        patient_until = float("inf")
        while not all(one.future.is_done for one in sent):
            with unavailable_in_one_line(self._kafka), suppress(KafkaTimeoutError):
                self._producer.flush(timeout=0.5)
            if self._stopping.is_set():
                patient_until = min(patient_until, time.monotonic() + LAST_WAIT)
            if time.monotonic() > patient_until:
                raise StoppedError
        for one in sent:
            if isinstance(one.future.exception, (MessageSizeTooLargeError, RecordListTooLargeError)):
                raise _too_large(one.what, self._kafka.topic("events"))
            if one.future.failed():
                with unavailable_in_one_line(self._kafka):
                    raise one.future.exception
        return sent[0].future.value.offset, sent[-1].future.value.offset


def _too_large(what: str, topic: str) -> TooLargeError:
    return TooLargeError(
        f"{what}: is larger than Kafka takes: more than {LARGEST_MESSAGE // 2**20} MB, or than max.message.bytes "
        f"of topic {topic}; until it fits, nothing behind it is published"
    )
