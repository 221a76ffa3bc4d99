"""The process of the inbox: a FastStream subscriber that hands batches of messages to the log in a thread.

FastStream's own defaults acknowledge first and ask afterwards. Here nothing is acknowledged but by `_take`, after
the batch is in the log; and nothing of a message is decoded before our own code looks at it: none stops the rest.
"""

import asyncio
import logging
from contextlib import closing, suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from engine.domain.values import instant_text
from engine.errors import UnavailableError
from engine.transport.connecting import Kafka
from engine.transport.dead_letters import Record, produced_at
from engine.transport.inbox import Inbox
from engine.transport.reading import consumer, partitions, unavailable_in_one_line

if TYPE_CHECKING:
    from faststream.kafka.message import KafkaMessage

BATCH = 500
"""Messages of one transaction at most."""
LOOK_EVERY_MS = 50
LONGEST_BATCH_MS = 300_000
"""How long a batch may take before others of the group get its partitions; more than the patience of the inbox."""
GRACE = 60.0
"""Seconds that the batch in hand gets to be finished when the process is told to end."""
LAG_EVERY = 2.0
SESSION = 10.0
"""Seconds without a sign of life after which others take over the partitions of an inbox."""


def group_of(kafka: Kafka, workspace_id: str) -> str:
    """The consumer group of the inboxes of one workspace: they share the partitions of the topic."""
    return f"{kafka.prefix}-inbox-{workspace_id}"


class Listening:
    """One inbox process."""

    def __init__(self, kafka: Kafka, inbox: Inbox, *, session: float = SESSION) -> None:
        from faststream import AckPolicy, FastStream
        from faststream.kafka import KafkaBroker

        self._kafka, self._inbox = kafka, inbox
        self._failed: Exception | None = None
        self._behind_since: datetime | None = None
        broker = KafkaBroker(
            list(kafka.brokers),
            security=kafka.security(),
            client_id="hansei-inbox",
            consumer_only=True,
            allow_auto_create_topics=False,
            apply_types=False,
            graceful_timeout=GRACE,
            logger=None,
        )
        self._subscriber = broker.subscriber(
            kafka.topic("updates"),
            group_id=group_of(kafka, inbox.log.workspace_id),
            ack_policy=AckPolicy.MANUAL,
            auto_offset_reset="earliest",
            batch=True,
            max_records=BATCH,
            batch_timeout_ms=LOOK_EVERY_MS,
            max_poll_interval_ms=LONGEST_BATCH_MS,
            session_timeout_ms=int(1000 * session),
            heartbeat_interval_ms=int(1000 * session / 4),
            parser=self._as_it_came,
            decoder=_records_of,
        )
        self._subscriber(self._take)
        self._app = FastStream(
            broker, logger=None, after_startup=[self._say_hello], on_shutdown=[self._end_waiting]
        )

    def run(self) -> None:
        """Takes messages until SIGTERM or SIGINT, or until the log or Kafka stay away for too long."""
        _must_be_there(self._kafka, "updates", "dead-letters")
        asyncio.run(self._run())
        if self._failed is not None:
            raise self._failed

    async def _run(self) -> None:
        from aiokafka.errors import KafkaError

        watching = asyncio.create_task(self._watch())
        try:
            await self._app.run()
        except KafkaError as error:
            raise UnavailableError(
                f"Kafka at {', '.join(self._kafka.brokers)}: {' '.join(str(error).split())}; is it running?"
            ) from error
        finally:
            watching.cancel()

    async def _take(self, records: Any) -> None:  # noqa: ANN401 -- or FastStream would check each of the records
        """One batch into the log, then its acknowledgement. A failure ends the process and acknowledges nothing."""
        from aiokafka.errors import KafkaError

        if self._failed is not None:
            return
        try:
            await asyncio.to_thread(self._inbox.take, records)
        except Exception as error:
            self._failed = error
            self._app.exit()
            return
        if self._behind_since is not None:
            self._behind_since = max(self._behind_since, produced_at(records[-1]))
        with suppress(KafkaError):  # others have these partitions now; what comes again there is known
            await self._reader.commit()

    async def _watch(self) -> None:
        """Looks now and then how many messages are not acknowledged yet, and says when Kafka does not answer."""
        from aiokafka.errors import ConsumerStoppedError, KafkaError

        told = self._inbox.running
        while True:
            await asyncio.sleep(LAG_EVERY)
            if self._subscriber.consumer is None:
                continue
            try:
                behind = await self._behind()
            except ConsumerStoppedError:
                return
            except KafkaError as error:
                words = f"Kafka: {' '.join(str(error).split())}"
                if told.last_error != words:
                    told.last_error = words
                    told.say(words, logging.WARNING)
                continue
            if told.last_error.startswith("Kafka: "):
                told.last_error = ""
            self._behind_since = (self._behind_since or datetime.now(UTC)) if behind else None
            since = instant_text(self._behind_since) if self._behind_since else None
            told.told(self._inbox.position, behind, since)

    async def _behind(self) -> int:
        """How many messages of the partitions of this inbox are not acknowledged."""
        mine = self._reader.assignment()
        ends = await self._reader.end_offsets(mine)
        begins = await self._reader.beginning_offsets(mine)
        return sum([ends[one] - max(begins[one], await self._reader.committed(one) or 0) for one in mine])

    @property
    def _reader(self) -> Any:  # noqa: ANN401 -- the consumer of aiokafka
        return self._subscriber.consumer

    def _as_it_came(self, records: tuple[Record, ...]) -> "KafkaMessage":
        """A batch as FastStream passes it on. Its own parser reads the headers, and a foreign one can stop it."""
        from faststream.kafka.message import KafkaAckableMessage

        return KafkaAckableMessage(raw_message=records, body=b"", consumer=self._reader)

    def _say_hello(self) -> None:
        self._inbox.running.say(f"listens to {self._kafka.topic('updates')}")

    def _end_waiting(self) -> None:
        self._inbox.running.stopping.set()


def _records_of(message: "KafkaMessage") -> object:
    return message.raw_message


def _must_be_there(kafka: Kafka, *topics: str) -> None:
    """Raises UnavailableError where a topic is missing or no broker answers."""
    with closing(consumer(kafka)) as reader, unavailable_in_one_line(kafka):
        for topic in topics:
            partitions(reader, kafka.topic(topic))
