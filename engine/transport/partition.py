"""The one partition in which a workspace's events lie: read on, read again from earlier, and how far it goes."""

from typing import Any

from engine.transport.connecting import Kafka
from engine.transport.envelope import milliseconds
from engine.transport.place import partition_of
from engine.transport.reading import PATIENCE_MS, consumer, partitions, unavailable_in_one_line


class Partition:
    """A reader of one partition of `events`. For one thread."""

    def __init__(self, kafka: Kafka, workspace_id: str) -> None:
        self._kafka = kafka
        self._reader = consumer(kafka)
        self.next = self.end = 0
        """The offsets of the next message to be read, and where the partition ended when it was last asked."""
        try:
            with unavailable_in_one_line(kafka):
                found = partitions(self._reader, kafka.topic("events"))
                self._partition = found[partition_of(workspace_id, len(found))]
                self._reader.assign([self._partition])
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Lets go of the connection."""
        self._reader.close(timeout_ms=0)

    @property
    def unread(self) -> int:
        """How many messages lay beyond what was read when it was last asked."""
        return max(0, self.end - self.next)

    def poll(self, seconds: float) -> list[Any]:
        """Messages from the next one on, waiting at most so long for the first; none says nothing about why."""
        with unavailable_in_one_line(self._kafka):
            polled = self._reader.poll(timeout_ms=int(1000 * seconds))
            self.end = max(self.end, self._reader.highwater(self._partition) or 0)
        return [record for records in polled.values() for record in records]

    def look(self) -> None:
        """Asks where the partition ends. Raises UnavailableError when nobody answers.

        A poll without messages looks alike whether nothing is new or no broker is there.
        """
        with unavailable_in_one_line(self._kafka):
            self.end = int(self._reader.end_offsets([self._partition], timeout_ms=PATIENCE_MS)[self._partition])

    def skip_what_is_gone(self) -> None:
        """Takes note that messages before an offset are kept no longer, or that an offset has none."""
        with unavailable_in_one_line(self._kafka):
            at = self._reader.position(self._partition, timeout_ms=PATIENCE_MS)
        if at is not None:
            self.next = int(at)

    def seek(self, offset: int) -> None:
        """Reads on from an offset."""
        with unavailable_in_one_line(self._kafka):
            self._reader.seek(self._partition, offset)
        self.next = offset

    def seek_beginning(self) -> None:
        """Reads on from the first message that is kept."""
        with unavailable_in_one_line(self._kafka):
            begun = self._reader.beginning_offsets([self._partition], timeout_ms=PATIENCE_MS)
        self.seek(int(begun[self._partition]))

    def seek_stored_at(self, instant: str) -> None:
        """Reads on from the first message of an event stored then or later, or from one before it.

        Events of other workspaces lie between, with times of their own: the first message of this time or a later
        one is never behind the one that is looked for.
        """
        self.look()  # before the question: what arrives between the two is read
        with unavailable_in_one_line(self._kafka):
            asked = {self._partition: milliseconds(instant)}
            found = self._reader.offsets_for_times(asked, timeout_ms=PATIENCE_MS)[self._partition]
        self.seek(int(found.offset) if found else self.end)

    def where(self, offset: int) -> str:
        """A message in words."""
        return f"{self._partition.topic}[{self._partition.partition}] offset {offset}"
