"""Reading topics without a group: the reader keeps its place itself, and every wait has an end."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from engine.errors import UnavailableError
from engine.transport.connecting import Kafka, must_answer

if TYPE_CHECKING:
    from kafka import KafkaConsumer

PATIENCE_MS = 10_000
"""How long one answer of the brokers is waited for."""
POLLED = 5_000
"""Messages that one poll hands over at most."""


def consumer(kafka: Kafka) -> "KafkaConsumer":
    """A reader of whatever partitions it is told to read; it commits nothing anywhere."""
    from kafka import KafkaConsumer

    must_answer(kafka)
    with unavailable_in_one_line(kafka):
        opened = KafkaConsumer(
            **kafka.options(),
            group_id=None,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            max_poll_records=POLLED,
            max_partition_fetch_bytes=4 * 2**20,
            request_timeout_ms=PATIENCE_MS,
            bootstrap_timeout_ms=PATIENCE_MS,
            fetch_max_wait_ms=200,  # questions about offsets wait behind a fetch that waits
            reconnect_backoff_max_ms=2_000,  # brokers that are back are found within seconds
            metrics_enabled=False,
        )
        try:
            opened.bootstrap(timeout_ms=PATIENCE_MS)
        except BaseException:
            opened.close(timeout_ms=0)
            raise
    return opened


def partitions(reader: "KafkaConsumer", topic: str) -> Sequence[Any]:
    """All partitions of a topic, in their order. Raises UnavailableError where there is no such topic."""
    from kafka import TopicPartition

    found = sorted(reader.partitions_for_topic(topic))
    if not found:
        raise UnavailableError(f"topic {topic}: is not there; `hansei stream setup` makes it")
    return [TopicPartition(topic, number) for number in found]


@contextmanager
def unavailable_in_one_line(kafka: Kafka) -> Iterator[None]:
    """Whatever goes wrong with the brokers is one line that says where and what to do."""
    from kafka.errors import KafkaError

    try:
        yield
    except KafkaError as error:
        said = " ".join(str(error).split()) or type(error).__name__
        raise UnavailableError(f"Kafka at {', '.join(kafka.brokers)}: {said}; {kafka.advice}") from error
