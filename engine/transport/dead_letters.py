"""Messages that cannot become part of the log: kept as they came, with why and where they came from.

A dead letter on `<prefix>.dead-letters` has the bytes, key and headers of the message, and four headers more.
A later record with the header `hansei-retried` settles the letter that it names.
"""

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Protocol, Self

from engine.domain.values import instant_text
from engine.transport.connecting import Kafka
from engine.transport.place import bounds, read_between
from engine.transport.reading import PATIENCE_MS, consumer, partitions, unavailable_in_one_line

REASON, FROM, PRODUCED, FAILED = "hansei-reason", "hansei-from", "hansei-produced-at", "hansei-failed-at"
RETRIED = "hansei-retried"
"""On a message put back: the letter it was; on a record among the dead letters: the letter that is settled."""

OURS = (REASON, FROM, PRODUCED, FAILED, RETRIED)
LARGEST_REQUEST = 16 * 2**20
LONGEST_REASON = 2_000
_LAST_MS = 253_402_300_799_000  # the last second of the year 9999


class Record(Protocol):
    """A message as the clients of Kafka hand it over."""

    topic: str
    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Sequence[tuple[str, bytes]]


@dataclass(frozen=True)
class DeadLetter:
    """A message that waits for somebody to look at it."""

    id: str
    """Where it came from: topic/partition/offset."""
    failed_at: str
    produced_at: str
    """The time that its producer, or the broker, gave it."""
    reason: str
    key: str | None
    bytes: int
    start: str
    """The first characters of it."""


class DeadLetters:
    """Writes dead letters, and puts messages back. Acknowledged by all replicas before `settle` returns."""

    def __init__(self, kafka: Kafka) -> None:
        from kafka import KafkaProducer

        self._kafka = kafka
        self._sent: list[tuple[Any, str, Record, list[tuple[str, bytes]]]] = []
        with unavailable_in_one_line(kafka):
            self._producer = KafkaProducer(
                **kafka.options(),
                acks="all",
                enable_idempotence=True,
                max_request_size=LARGEST_REQUEST,
                max_block_ms=PATIENCE_MS,
                delivery_timeout_ms=6 * PATIENCE_MS,
                request_timeout_ms=2 * PATIENCE_MS,
                bootstrap_timeout_ms=PATIENCE_MS,
                metrics_enabled=False,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._producer.close(timeout=10 if error is None else 0)

    def bury(self, record: Record, reason: str, failed_at: datetime) -> None:
        """Sends a message to the dead letters."""
        told = {
            REASON: reason[:LONGEST_REASON],
            FROM: name_of(record),
            PRODUCED: instant_text(produced_at(record)),
            FAILED: instant_text(failed_at),
        }
        headers = [*_theirs(record), *((name, words.encode()) for name, words in told.items())]
        self._send("dead-letters", record, record.value, headers)

    def put_back(self, letter: Record) -> None:
        """Sends the message of a dead letter to the updates again, and then settles the letter."""
        whence = _header(letter, FROM)
        self._send("updates", letter, letter.value, [*_theirs(letter), (RETRIED, whence.encode())])
        self.settle()
        self._send("dead-letters", letter, b"", [(RETRIED, whence.encode())])

    def settle(self) -> None:
        """Waits until all that was sent is stored. Raises UnavailableError when it is not.

        What is too large for the topic of the dead letters is kept there by its headers alone: it must not block
        the messages after it, and the reason says where the message itself still lies.
        """
        from kafka.errors import MessageSizeTooLargeError

        while self._sent:
            sent, self._sent = self._sent, []
            with unavailable_in_one_line(self._kafka):
                self._producer.flush(timeout=6 * PATIENCE_MS / 1000)
                for future, topic, record, headers in sent:
                    try:
                        future.get(timeout=PATIENCE_MS / 1000)
                    except MessageSizeTooLargeError:
                        if topic != "dead-letters" or not record.value:
                            raise
                        words = "; its bytes are too many for the dead letters and lie only where it came from"
                        longer = [(name, said + words.encode() * (name == REASON)) for name, said in headers]
                        self._send(topic, record, b"", longer)

    def _send(self, topic: str, record: Record, value: bytes | None, headers: list[tuple[str, bytes]]) -> None:
        if value is None and record.key is None:
            value = b""  # the client sends no record that is nothing at all
        with unavailable_in_one_line(self._kafka):
            sent = self._producer.send(self._kafka.topic(topic), value, record.key, headers)
        self._sent.append((sent, topic, record, headers))


def produced_at(record: Record) -> datetime:
    """The time that the producer gave a message, which may be anything; the nearest that can be written."""
    return datetime.fromtimestamp(min(max(0, record.timestamp), _LAST_MS) / 1000, UTC)


def name_of(record: Record) -> str:
    """Where a message lies, as one word."""
    return f"{record.topic}/{record.partition}/{record.offset}"


def waiting(kafka: Kafka) -> list[DeadLetter]:
    """The dead letters that nobody has put back, oldest first. Memory grows with their number, not their bytes."""
    found: dict[str, DeadLetter] = {}
    settled: set[str] = set()
    for record in _records(kafka):
        if whence := _header(record, FROM):
            found[whence] = _letter(record, whence)
        else:
            settled.add(_header(record, RETRIED))
    letters = [letter for whence, letter in found.items() if whence not in settled]
    return sorted(letters, key=lambda letter: (letter.failed_at, letter.id))


def retry(kafka: Kafka, wanted: Collection[str]) -> int:
    """Puts the waiting dead letters of these ids back on the updates; how many it were.

    A letter that was put back already is left alone. After a crash in the middle a message may be put back twice:
    it still counts once, by its source and id.
    """
    left = {letter.id for letter in waiting(kafka)} & set(wanted)
    many = len(left)
    with DeadLetters(kafka) as letters:
        for record in _records(kafka):
            if _header(record, FROM) in left:
                left.discard(_header(record, FROM))
                letters.put_back(record)
        letters.settle()
    return many


def _records(kafka: Kafka) -> Iterator[Record]:
    """Every record of the topic, to where it ended at the start; within a partition in order."""
    with closing(consumer(kafka)) as reader, unavailable_in_one_line(kafka):
        for partition in partitions(reader, kafka.topic("dead-letters")):
            yield from read_between(reader, partition, *bounds(reader, partition))


def _letter(record: Record, whence: str) -> DeadLetter:
    value = record.value or b""
    return DeadLetter(
        id=whence,
        failed_at=_header(record, FAILED),
        produced_at=_header(record, PRODUCED),
        reason=_header(record, REASON),
        key=None if record.key is None else record.key.decode(errors="replace"),
        bytes=len(value),
        start=value[:400].decode(errors="replace")[:200],
    )


def _header(record: Record, name: str) -> str:
    """What the last header of this name says; nothing if there is none."""
    said = [value for key, value in record.headers if key == name]
    return (said[-1] or b"").decode(errors="replace") if said else ""


def _theirs(record: Record) -> list[tuple[str, bytes]]:
    """The headers that the message came with, without ours of an earlier time."""
    return [(name, value or b"") for name, value in record.headers if name not in OURS]
