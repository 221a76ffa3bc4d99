"""What the processes of a workspace tell of themselves on the topic `checkpoints`, so that status knows them all.

Each has a key of its own there, `<workspace>/<process>/<name>`, and takes it back when it ends in order. One that
was killed stays, and its report grows old.
"""

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

import orjson

from engine.domain.values import instant_text
from engine.transport.connecting import Kafka, must_answer
from engine.transport.place import LOOK_BACK, bounds, read_between
from engine.transport.publishing import Publisher
from engine.transport.reading import consumer, partitions, unavailable_in_one_line
from engine.transport.running import Running

FIRST, EVERY = 1.0, 10.0
SILENT_AFTER = 4 * EVERY
FORGOTTEN_AFTER = 86_400.0
"""Seconds after which the report of a process that was killed is no longer shown."""


@contextmanager
def reported(kafka: Kafka, told: Running) -> Iterator[None]:
    """Reports on a process every few seconds, for a `with` block. Without Kafka nothing is reported, or said."""
    ending = threading.Event()
    name = os.environ.get("HANSEI_NAME", "").strip() or f"{socket.gethostname()}-{os.getpid()}"
    key = f"{told.workspace}/{told.process}/{name}".encode()
    thread = threading.Thread(target=_report, args=(kafka, told, key, ending), daemon=True)
    thread.start()
    try:
        yield
    finally:
        ending.set()
        thread.join(2)


def _report(kafka: Kafka, told: Running, key: bytes, ending: threading.Event) -> None:
    publisher = None
    while True:
        is_last = ending.wait(EVERY if publisher else FIRST)
        if is_last and publisher is None:
            return  # nothing was said, or nobody is there to hear it
        try:
            must_answer(kafka)
            publisher = publisher or Publisher(kafka, ending)
            value = None if is_last else orjson.dumps({**told.state(), "at": instant_text(datetime.now(UTC))})
            publisher.acknowledged([publisher.send(kafka.topic("checkpoints"), key, value, what="a report")])
        except Exception:  # whatever it is, the process itself meets it and says so; a report is no reason to speak
            if publisher:
                publisher.close(now=True)
            publisher = None
        if is_last:
            if publisher:
                publisher.close()
            return


def reports(kafka: Kafka, workspace: str) -> list[dict[str, Any]]:
    """The processes of a workspace by their last report; one that is silent for long is marked."""
    told: dict[str, bytes | None] = {}
    reader = consumer(kafka)
    try:
        with unavailable_in_one_line(kafka):
            for partition in partitions(reader, kafka.topic("checkpoints")):
                begin, end = bounds(reader, partition)
                for record in read_between(reader, partition, max(begin, end - LOOK_BACK), end):
                    key = (record.key or b"").decode(errors="replace")
                    if key.startswith(f"{workspace}/"):
                        told[key.partition("/")[2]] = record.value
    finally:
        reader.close(timeout_ms=0)
    found = [_report_of(name, orjson.loads(value)) for name, value in sorted(told.items()) if value]
    return [report for report in found if report["age_seconds"] < FORGOTTEN_AFTER]


def _report_of(key: str, said: dict[str, Any]) -> dict[str, Any]:
    age = (datetime.now(UTC) - datetime.fromisoformat(said.pop("at"))).total_seconds()
    return {**said, "name": key.partition("/")[2], "age_seconds": round(age, 1), "silent": age > SILENT_AFTER}
