"""Who the opaque ids of one workspace are, as the compacted topic tells: read whole, then followed.

All people of a workspace lie in one partition. Memory grows with them; a start reads the people of all workspaces
that share it.
"""

import time
from typing import Any

import orjson

from engine.errors import UnavailableError
from engine.transport.connecting import Kafka
from engine.transport.place import partition_of
from engine.transport.reading import PATIENCE_MS, consumer, partitions, unavailable_in_one_line


class Named:
    """The people of one workspace, by the topic. For one thread."""

    def __init__(self, kafka: Kafka, workspace_id: str) -> None:
        self._kafka = kafka
        self._before = f"{workspace_id}/".encode()
        self._names: dict[str, str] = {}
        self._reader = consumer(kafka)
        try:
            with unavailable_in_one_line(kafka):
                found = partitions(self._reader, kafka.topic("people"))
                self._partition = found[partition_of(workspace_id, len(found))]
                self._reader.assign([self._partition])
                begun = self._reader.beginning_offsets([self._partition], timeout_ms=PATIENCE_MS)
                self._next = int(begun[self._partition])
                self._reader.seek(self._partition, self._next)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Lets go of the connection."""
        self._reader.close(timeout_ms=0)

    def rows(self) -> list[tuple[str, str]]:
        """(person id, name) of everybody who was told and not forgotten since, by id."""
        return sorted(self._names.items())

    def catch_up(self) -> None:
        """Reads on to where the topic ends now. Raises UnavailableError when the brokers do not give it."""
        with unavailable_in_one_line(self._kafka):
            end = self._reader.end_offsets([self._partition], timeout_ms=PATIENCE_MS)[self._partition]
            until = time.monotonic() + PATIENCE_MS / 1000
            while self._next < end:
                polled = self._reader.poll(timeout_ms=200)
                for record in polled.get(self._partition, ()):
                    self._take(record)
                if polled:
                    until = time.monotonic() + PATIENCE_MS / 1000
                elif time.monotonic() > until:
                    raise UnavailableError(
                        f"topic {self._partition.topic}: is not given to its end; are all its brokers up?"
                    )
                # Compaction leaves offsets without a message.
                self._next = self._reader.position(self._partition, timeout_ms=PATIENCE_MS) or self._next

    def _take(self, record: Any) -> None:  # noqa: ANN401 -- a record of a library without types
        if record.key is None or not record.key.startswith(self._before):
            return
        person = record.key.removeprefix(self._before).decode()
        told = orjson.loads(record.value) if record.value else None
        if told is None:
            self._names.pop(person, None)
        else:
            self._names[person] = str(told["name"])
