"""Tells the events of a workspace again on another topic, from a time on."""

import threading
from datetime import datetime

from engine.domain.values import instant_text
from engine.errors import HanseiError, UnusableInputError
from engine.transport.connecting import TOPICS, Kafka
from engine.transport.envelope import opened
from engine.transport.partition import Partition
from engine.transport.place import topic_told
from engine.transport.publishing import Publisher
from engine.transport.topics import LARGEST_MESSAGE, administrator, create


def replay(kafka: Kafka, workspace: str, since: datetime, to_topic: str) -> int:
    """Copies every event that the log stored then or later, as it lies in the topic; how many messages it were.

    The order, the key, the bytes and the time of each message stay. What the relay told twice is copied twice. The
    other topic is made if it is missing.
    """
    if to_topic in {kafka.topic(name) for name in TOPICS}:
        raise UnusableInputError(f"{to_topic}: is one of the stream's own topics; name another one")
    _, there = topic_told(kafka)
    with administrator(kafka) as admin:
        if to_topic not in admin.list_topics():
            replicas = min(3, len(admin.describe_cluster()["brokers"]))
            create(
                admin, to_topic, there, replicas, {"retention.ms": "-1", "max.message.bytes": str(LARGEST_MESSAGE)}
            )
    source, copied = Partition(kafka, workspace), 0
    publisher = Publisher(kafka, threading.Event())
    try:
        source.seek_stored_at(instant_text(since))
        source.look()
        end, first = source.end, instant_text(since)
        while source.next < end:
            sent = []
            for record in source.poll(1.0):
                source.next = record.offset + 1
                if record.offset < end and _is_meant(record.key, record.value, workspace, first):
                    sent.append(
                        publisher.send(
                            to_topic, record.key, record.value, what="a message", milliseconds=record.timestamp
                        )
                    )
            if sent:
                publisher.acknowledged(sent)
                copied += len(sent)
            else:
                source.skip_what_is_gone()
    finally:
        source.close()
        publisher.close()
    return copied


def _is_meant(key: bytes | None, value: bytes | None, workspace: str, first: str) -> bool:
    if key != workspace.encode() or value is None:
        return False
    try:
        return opened(value).appended_at >= first
    except HanseiError:
        return False
