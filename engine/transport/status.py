"""How the stream of one workspace stands: relay, inbox, replicas, dead letters."""

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from engine.log.log import Log
from engine.transport.connecting import Kafka
from engine.transport.dead_letters import waiting
from engine.transport.envelope import appended_at
from engine.transport.listening import group_of
from engine.transport.place import find_place
from engine.transport.reading import PATIENCE_MS, consumer, partitions, unavailable_in_one_line
from engine.transport.reporting import reports
from engine.transport.topics import administrator

if TYPE_CHECKING:
    from kafka import TopicPartition
    from kafka.structs import OffsetAndMetadata


def status(log: Log, kafka: Kafka) -> dict[str, Any]:
    """What the topics, the log and the processes themselves say."""
    return {
        "workspace": log.workspace_id,
        "relay": relay_lag(log, kafka),
        "inbox": {"group": group_of(kafka, log.workspace_id), "lag_events": inbox_lag(kafka, log.workspace_id)},
        "dead_letters": len(waiting(kafka)),
        "processes": reports(kafka, log.workspace_id),
    }


def relay_lag(log: Log, kafka: Kafka) -> dict[str, Any]:
    """How far the topic is behind the log, by what lies in both, whether a relay runs or not.

    Where positions have holes, `lag_events` counts these too.
    """
    position, end = find_place(kafka, log.workspace_id).position, log.position()
    waits = log.read(position, 1)
    seconds = 0.0
    if waits:
        stored_at = datetime.fromisoformat(appended_at(waits.payloads[0]))
        seconds = max(0.0, (datetime.now(UTC) - stored_at).total_seconds())
    return {
        "position": position,
        "log_position": end,
        "lag_events": max(0, end - position),
        "lag_seconds": round(seconds, 1),
    }


def inbox_lag(kafka: Kafka, workspace: str) -> int:
    """How many messages on `updates` the inboxes of a workspace have not acknowledged."""
    committed = _committed(kafka, group_of(kafka, workspace))
    reader = consumer(kafka)
    try:
        with unavailable_in_one_line(kafka):
            read = list(partitions(reader, kafka.topic("updates")))
            begins = reader.beginning_offsets(read, timeout_ms=PATIENCE_MS)
            ends = reader.end_offsets(read, timeout_ms=PATIENCE_MS)
    finally:
        reader.close(timeout_ms=0)
    done = {one: max(begins[one], committed[one].offset if one in committed else 0) for one in read}
    return int(sum(ends[one] - done[one] for one in read))


def _committed(kafka: Kafka, group: str) -> "dict[TopicPartition, OffsetAndMetadata]":
    """What a group has acknowledged; nothing for one that never was. A coordinator that moves is asked again."""
    from kafka.errors import RetriableError

    until = time.monotonic() + PATIENCE_MS / 1000
    with administrator(kafka) as admin:
        while True:
            try:
                return dict(admin.list_group_offsets({group: None})[group])
            except RetriableError:
                if time.monotonic() > until:
                    raise
            time.sleep(0.2)
