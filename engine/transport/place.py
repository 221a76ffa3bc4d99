"""Up to which position a workspace's events are whole in the topic: where the relay goes on.

Two witnesses are asked, and none is trusted alone. The checkpoint says: all events up to this position lie in this
topic, in this partition, before this offset. The messages behind that offset say how far it went on, one event
after the other, as each names the position before it. What cannot be shown is published again: a repeat is
harmless, a gap is not.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import orjson

from engine.errors import HanseiError, UnavailableError
from engine.transport.connecting import Kafka
from engine.transport.envelope import Told, opened
from engine.transport.reading import PATIENCE_MS, consumer, partitions, unavailable_in_one_line
from engine.transport.topics import administrator

if TYPE_CHECKING:
    from kafka import KafkaConsumer, TopicPartition
    from kafka.consumer.fetcher import ConsumerRecord

LOOK_BACK = 200_000
"""How many messages of the partition's end are read at most, those of other workspaces among them."""
_FIRST_BLOCK = 500


@dataclass(frozen=True)
class Place:
    """Where the events of a workspace lie, and how far they are whole."""

    position: int
    """All events up to here are in the topic; 0 when none is known to be."""
    appended_at: str | None
    """When the log stored the event there."""
    topic_id: str
    """A topic that was deleted and made again has another id."""
    partition: int
    partitions: int
    offset: int
    """All of them lie before this offset."""
    why: str = ""
    """In words: how this was found."""

    def checkpoint(self) -> bytes:
        """The message that says so on the topic `checkpoints`."""
        return orjson.dumps(
            {
                "position": self.position,
                "appended_at": self.appended_at,
                "topic_id": self.topic_id,
                "partition": self.partition,
                "offset": self.offset,
            }
        )


def topic_told(kafka: Kafka) -> tuple[str, int]:
    """The id of the topic `events`, and how many partitions it has."""
    topic = kafka.topic("events")
    with administrator(kafka) as admin:
        (told,) = admin.describe_topics([topic])
    if told["error_code"] or not told["partitions"]:
        raise UnavailableError(f"topic {topic}: is not there; `hansei stream setup` makes it")
    return str(told["topic_id"]), len(told["partitions"])


def partition_of(workspace: str, there: int) -> int:
    """The partition of a workspace's key, as every client of Kafka computes it."""
    from kafka.partitioner import murmur2

    return int((murmur2(workspace.encode()) & 0x7FFFFFFF) % there)


def find_place(kafka: Kafka, workspace: str, look_back: int = LOOK_BACK) -> Place:
    """How far the events of a workspace are whole in the topic, by the checkpoint and by the topic's own end."""
    topic_id, count = topic_told(kafka)
    reader = consumer(kafka)
    try:
        with unavailable_in_one_line(kafka):
            checkpoints = partitions(reader, kafka.topic("checkpoints"))
            told = _last_of(reader, checkpoints[partition_of(workspace, len(checkpoints))], workspace, look_back)
            partition = partitions(reader, kafka.topic("events"))[partition_of(workspace, count)]
            begin, end = bounds(reader, partition)
            start = Place(0, None, topic_id, partition.partition, count, begin, "nothing is published yet")
            known = _known(told, start, end)
            first = max(known.offset, end - look_back, begin)
            return _followed(reader, partition, workspace, known, first, end)
    finally:
        reader.close(timeout_ms=0)


def _known(checkpoint: bytes | None, start: Place, end: int) -> Place:
    """What the checkpoint is worth; the beginning where it speaks of another topic or of messages that are gone."""
    if checkpoint is None:
        return start
    said = orjson.loads(checkpoint)
    if (said.get("topic_id"), said.get("partition")) != (start.topic_id, start.partition):
        return replace(start, why="the checkpoint speaks of another topic or partition")
    if said["offset"] > end:
        return replace(start, why="the topic has lost its end since the checkpoint")
    return replace(
        start,
        position=said["position"],
        appended_at=said.get("appended_at"),
        offset=said["offset"],
        why="by the checkpoint",
    )


def _followed(
    reader: "KafkaConsumer", partition: "TopicPartition", workspace: str, known: Place, first: int, end: int
) -> Place:
    """The place, as far on as the messages behind the checkpoint lead without a gap.

    Without a checkpoint the first message that is seen counts as the end of whole ones, unless the topic still has
    its very first message: then the events must begin at the beginning.
    """
    place = replace(known, offset=end)
    seen_from_the_first = first == 0
    for record in read_between(reader, partition, first, end):
        told = _told(record, workspace)
        if told is None:
            continue
        begins = place.appended_at is None and not seen_from_the_first
        if told.previous_position == place.position or begins:
            place = replace(place, position=told.position, appended_at=told.appended_at, why="by the topic's end")
    return place


def _told(record: "ConsumerRecord", workspace: str) -> Told | None:
    if record.key != workspace.encode():
        return None
    try:
        return opened(record.value)
    except HanseiError:  # somebody else has written it: it is not one of ours
        return None


def bounds(reader: "KafkaConsumer", partition: "TopicPartition") -> tuple[int, int]:
    """The offset of the first message that a partition keeps, and the one after its last."""
    begin = reader.beginning_offsets([partition], timeout_ms=PATIENCE_MS)[partition]
    end = reader.end_offsets([partition], timeout_ms=PATIENCE_MS)[partition]
    return int(begin), int(end)


def _last_of(reader: "KafkaConsumer", partition: "TopicPartition", workspace: str, look_back: int) -> bytes | None:
    """The last message of a key, looked for from the end in growing blocks."""
    begin, end = bounds(reader, partition)
    begin, block = max(begin, end - look_back), _FIRST_BLOCK
    while begin < end:
        first = max(begin, end - block)
        found = [
            record.value
            for record in read_between(reader, partition, first, end)
            if record.key == workspace.encode()
        ]
        if found:
            return bytes(found[-1]) if found[-1] is not None else None
        end, block = first, block * 4
    return None


def read_between(
    reader: "KafkaConsumer", partition: "TopicPartition", first: int, end: int
) -> Iterator["ConsumerRecord"]:
    """The messages from one offset to before another; offsets that compaction has emptied are passed over."""
    reader.assign([partition])
    reader.seek(partition, first)
    patient_until = time.monotonic() + PATIENCE_MS / 1000
    while reader.position(partition, timeout_ms=PATIENCE_MS) < end:
        for records in reader.poll(timeout_ms=500).values():
            patient_until = time.monotonic() + PATIENCE_MS / 1000
            yield from (record for record in records if record.offset < end)
        if time.monotonic() > patient_until:
            raise UnavailableError(f"topic {partition.topic}: is not given to its end; are all its brokers up?")
