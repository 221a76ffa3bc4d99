"""A workspace with a log, real relays beside it, and what they left in the topic."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kafka import KafkaConsumer, TopicPartition

from engine.domain.okr import CheckedIn
from engine.log.log import Log
from engine.log.recorded import Entry
from engine.transport.connecting import Kafka
from engine.transport.envelope import Told, opened
from engine.transport.relay import Relay
from engine.transport.running import Running

ROOT = Path(__file__).parents[2]
# The command itself, without the parts that read and draw: their import takes a second.
RELAY = """
import sys
from engine.cli.stream import stream_group
from engine.errors import HanseiError
from engine.settings import settings
try:
    stream_group(sys.argv[2:], obj=settings(sys.argv[1]), standalone_mode=False)
except HanseiError as error:
    sys.exit(f"hansei: {error}")
"""


def check_ins(log: Log, count: int, actor: str = "Ann") -> None:
    """Appends so many check-ins, each a command of its own."""
    first = log.position()
    events = [CheckedIn(originator_id="key_result-item-KR1", entity_id="KR1", value=float(n)) for n in range(count)]
    entries = [Entry(f"c-{first + n}", [event]) for n, event in enumerate(events)]
    log.append(entries, source="cli", appended_by="machine", actor=actor)


@contextmanager
def relay(workspace: Path, *options: str) -> Iterator[subprocess.Popen]:
    """A relay in a process of its own, killed at the end if it still runs."""
    process = subprocess.Popen(
        [sys.executable, "-c", RELAY, str(workspace), "relay", *options],
        cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate()


class Heard(Running):
    """What a relay in this process says."""

    said = ""

    def say(self, words: str, *_: object, **__: object) -> None:
        self.said += words + "\n"


def relayed(log: Log, kafka: Kafka) -> str:
    """Lets a relay publish what there is, in this process; what it said."""
    told = Heard("relay", log.workspace_id)
    Relay(log, kafka, told).run(once=True)
    return told.said


def messages(kafka: Kafka, topic: str) -> list:
    """Every message of a topic, partition by partition."""
    reader = KafkaConsumer(**kafka.options(), auto_offset_reset="earliest", enable_auto_commit=False)
    try:
        name = kafka.topic(topic)
        partitions = [TopicPartition(name, number) for number in sorted(reader.partitions_for_topic(name))]
        reader.assign(partitions)
        ends = reader.end_offsets(partitions)
        reader.seek_to_beginning(*partitions)
        found: dict = {partition: [] for partition in partitions}
        while any(reader.position(partition) < ends[partition] for partition in partitions):
            for partition, records in reader.poll(timeout_ms=500).items():
                found[partition] += records
        return [record for partition in partitions for record in found[partition]]
    finally:
        reader.close()


def published(kafka: Kafka) -> list[Told]:
    """Every event in the topic, in order."""
    return [opened(record.value) for record in messages(kafka, "events")]


def whole(told: list[Told], *, gaps: bool = False) -> dict[int, Told]:
    """What a replica takes from these messages: each position once, in order.

    A gap is an error; with `gaps` it is passed over, as a replica does until the row is told again.
    """
    taken: dict[int, Told] = {}
    position = 0
    for one in told:
        if one.previous_position == position:
            position = one.position
            taken[position] = one
        elif one.position <= position:
            assert taken[one.position] == one
        else:
            assert gaps, f"a gap before position {one.position}"
    return taken


def must_be_the_log(taken: dict[int, Told], log: Log) -> None:
    """These messages are the log, to the letter."""
    batch = log.read(0, 10**9)
    assert batch is not None
    assert list(taken) == list(batch.positions)
    assert [one.payload for one in taken.values()] == list(batch.payloads)
    assert [one.name for one in taken.values()] == list(batch.names)
    assert [(one.stream, one.version) for one in taken.values()] == list(
        zip(batch.streams, batch.versions, strict=True)
    )
