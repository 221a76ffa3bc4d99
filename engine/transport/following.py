"""One workspace's events as Kafka carries them: in their order, none twice, none left out unseen.

Whoever follows keeps his position with his rows and says where he stands; offsets are kept nowhere. A message whose
previous event is not the one he stands at means that one is missing: nothing further is handed over, the topic is
read again from an earlier place, and all goes on when the missing one is found. Memory is bounded by one batch.
"""

import logging
import time
from datetime import datetime
from typing import Any, Self

from engine.domain.values import instant_text
from engine.errors import BrokenIntegrityError, UnusableInputError
from engine.log.recorded import Batch
from engine.transport.chain import Chain, Gap, Place
from engine.transport.connecting import Kafka
from engine.transport.envelope import Told, opened
from engine.transport.named import Named
from engine.transport.partition import Partition

MOST, MOST_BYTES = 20_000, 64 * 2**20
"""How many events, and bytes of them, are held for whoever follows; one poll may go beyond."""
COLLECTING = 0.5
"""Seconds for which more is collected once something is there: a batch costs the same with one event and many."""
FORGETTING = ("PersonForgotten", "ProseRedacted")

_logger = logging.getLogger("hansei.stream.following")


class Following:
    """The events of one workspace after a position. For one thread; what is no call may be read by any."""

    def __init__(self, kafka: Kafka, workspace_id: str) -> None:
        self.workspace_id = workspace_id
        self.forgotten_at = 0
        """The last position up to here at which somebody was forgotten or words were redacted; 0 for none."""
        self._key = workspace_id.encode()
        self._chain = Chain(0)
        self._received: list[Told] = []
        self._bytes = 0
        self._gap: Gap | None = None
        self._broken: BrokenIntegrityError | None = None
        self._partition = Partition(kafka, workspace_id)
        try:
            self.people = Named(kafka, workspace_id)
        except BaseException:
            self._partition.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the connections."""
        self._partition.close()
        self.people.close()

    def begin(self, position: int, appended_at: datetime | None, forgotten_at: int) -> None:
        """Says where the reader stands: the position of its last event, when the log stored that one, and the
        last position at which something was forgotten.
        """
        self._chain = Chain(position, instant_text(appended_at) if appended_at else None)
        self.forgotten_at = forgotten_at
        self._received, self._bytes, self._gap, self._broken = [], 0, None, None
        self._seek_near()
        self._partition.look()
        self.people.catch_up()

    @property
    def is_level(self) -> bool:
        """Whether all was received that the topic held when it was last asked."""
        return self._gap is None and self._broken is None and not self._partition.unread

    @property
    def unread(self) -> int:
        """Messages of the partition, of all workspaces, that are still to be read; 0 where it is level."""
        return 0 if self.is_level else max(1, self._partition.unread)

    @property
    def stored_at(self) -> str | None:
        """When the log stored the last event that was received; none where nothing was."""
        return self._chain.appended_at

    def position(self) -> int:
        """Up to which event everything was received."""
        return self._chain.position

    def read(self, after: int, limit: int, up_to: int | None = None) -> Batch | None:
        """Up to `limit` of the received events after a position; those up to it are let go."""
        self._received = [told for told in self._received if told.position > after]
        self._bytes = sum(len(told.payload) for told in self._received)
        told = [one for one in self._received[:limit] if up_to is None or one.position <= up_to]
        if not told:
            return None
        return Batch(
            [one.position for one in told],
            [one.stream for one in told],
            [one.version for one in told],
            [one.name for one in told],
            [one.payload for one in told],
        )

    def wait(self, after: int, timeout: float) -> int:
        """Waits until there are events after a position, at most `timeout` seconds; up to where it has come then.

        Raises BrokenIntegrityError while an event is missing that the topic does not hold, UnavailableError when
        the brokers do not answer. Both may pass: the next call looks again.
        """
        if self.position() <= after:
            self._receive(time.monotonic() + timeout)
        if self.position() <= after:
            if self._broken is not None:
                raise self._broken
            if self._gap is not None and self._gap.is_given_up:
                raise BrokenIntegrityError(self._gap.words)
        return self.position()

    def _receive(self, until: float) -> None:
        """Polls until there is something new, then a little longer while more lies ready."""
        before, polled = self.position(), True
        while not self._broken and len(self._received) < MOST and self._bytes < MOST_BYTES:
            has_some = self.position() > before
            if has_some and not (polled and self._partition.unread):
                break
            seconds = until - time.monotonic()
            records = self._partition.poll(max(0.1, min(seconds, COLLECTING) if has_some else seconds))
            polled = bool(records)
            self._take(records)
            if not has_some and self.position() > before:
                until = time.monotonic() + COLLECTING
            if time.monotonic() >= until:
                break
        self._partition.look()
        if not polled:
            self._partition.skip_what_is_gone()
        # The relay tells who somebody is before it tells an event that names him.
        self.people.catch_up()

    def _take(self, records: list[Any]) -> None:
        """Takes messages up to one after which it goes on elsewhere."""
        for record in records:
            self._partition.next = record.offset + 1
            if record.key != self._key:
                continue
            where = self._partition.where(record.offset)
            try:
                told = opened(record.value or b"")
                place = self._chain.take(told, record.offset)
            except UnusableInputError as error:
                _logger.warning("%s: %s; it is passed over", where, error)
                continue
            except BrokenIntegrityError as error:
                self._broken = BrokenIntegrityError(f"{where}: {error}")
                return  # whoever waits is told
            if place is Place.NEXT:
                self._received.append(told)
                self._bytes += len(told.payload)
                if told.name in FORGETTING:
                    self.forgotten_at = told.position
                if self._heals(where):
                    return
            elif place is Place.AHEAD and self._looks_elsewhere(told, record.offset, where):
                return

    def _heals(self, where: str) -> bool:
        """Goes on from what was passed over, now that the event before it is there."""
        if self._chain.ahead_from is None:
            return False
        _logger.warning("%s: position %d was missing and is here; it goes on", where, self.position())
        self._partition.seek(self._chain.ahead_from)
        self._chain.ahead_from = self._gap = None
        return True

    def _looks_elsewhere(self, told: Told, offset: int, where: str) -> bool:
        """An event is missing: looks for it further back, once near and once in the whole topic."""
        gap = self._gap
        if gap is None:
            gap = self._gap = Gap.before(told, self.position(), offset, where)
            _logger.error("%s; nothing further is taken in, the topic is read again", gap.words)
        elif gap.is_given_up or offset < gap.offset:
            return False
        if not gap.looked and self._chain.appended_at is not None:
            gap.looked = "near"
            self._seek_near()
        elif gap.looked != "whole":
            gap.looked = "whole"
            self._partition.seek_beginning()
        else:
            gap.give_up()
            _logger.error("%s", gap.words)
            return False
        return True

    def _seek_near(self) -> None:
        """Goes to the event where the reader stands, or a little before it."""
        if self._chain.appended_at is None:
            self._partition.seek_beginning()
        else:
            self._partition.seek_stored_at(self._chain.appended_at)
