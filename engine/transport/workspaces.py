"""Which workspaces the topics tell of, for a machine that has no log to ask."""

import os

from engine.errors import UnusableInputError
from engine.transport.connecting import Kafka
from engine.transport.reading import PATIENCE_MS, consumer, partitions, unavailable_in_one_line


def workspace_named(told: str | None) -> str | None:
    """The id that was told, else the one in HANSEI_WORKSPACE_ID; none where nobody says which."""
    return told or os.environ.get("HANSEI_WORKSPACE_ID", "").strip() or None


def only_workspace(kafka: Kafka) -> str:
    """The only workspace in the topics. Raises UnusableInputError where there is none, or more than one."""
    found = workspaces(kafka)
    if len(found) != 1:
        named = f"tell of {len(found)} workspaces ({', '.join(found[:5])})" if found else "tell of no workspace yet"
        raise UnusableInputError(f"the topics {kafka.topic('*')} {named}; say which one with HANSEI_WORKSPACE_ID")
    return found[0]


def workspaces(kafka: Kafka) -> list[str]:
    """The workspaces of which somebody is named, or of which an event begins a partition.

    It reads the compacted topic of people, never all events.
    """
    found: set[str] = set()
    reader = consumer(kafka)
    try:
        with unavailable_in_one_line(kafka):
            for topic, whole in (("people", True), ("events", False)):
                read = partitions(reader, kafka.topic(topic))
                reader.assign(list(read))
                begun = reader.beginning_offsets(read, timeout_ms=PATIENCE_MS)
                ends = reader.end_offsets(read, timeout_ms=PATIENCE_MS)
                left = {one for one in read if begun[one] < ends[one]}
                for one in read:
                    reader.seek(one, begun[one]) if one in left else reader.pause(one)
                while left:
                    polled = reader.poll(timeout_ms=PATIENCE_MS)
                    for one, records in polled.items():
                        found |= {record.key.decode().split("/")[0] for record in records if record.key}
                        if not whole or records[-1].offset + 1 >= ends[one]:
                            left.discard(one)
                            reader.pause(one)
                    if not polled:
                        break
    finally:
        reader.close(timeout_ms=0)
    return sorted(found)
