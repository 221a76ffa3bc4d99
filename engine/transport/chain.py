"""Whether a message is the next event of its workspace, one that was told before, or one too far on.

Kafka may tell an event twice, and a block of them again; a producer may leave one out. Every message says which
position comes before it, so that is seen here, without trusting offsets or times.
"""

from dataclasses import dataclass
from enum import Enum
from typing import Self

from engine.errors import BrokenIntegrityError
from engine.transport.envelope import Told


class Place(Enum):
    """Where a message stands in the order of its workspace."""

    NEXT = "next"
    REPEATED = "repeated"
    AHEAD = "ahead"


@dataclass
class Gap:
    """An event that is missing, and how far it was looked for."""

    offset: int
    """Of the first message that is too far on."""
    words: str
    looked: str = ""
    """`near`: from the time of the event before it; `whole`: from where the topic begins."""
    is_given_up: bool = False
    """Nowhere in the topic: only a message still to come can heal it."""

    @classmethod
    def before(cls, told: Told, stands: int, offset: int, where: str) -> Self:
        """What is missing before a message, in words that name both positions and the place."""
        return cls(
            offset,
            f"{where}: position {told.position} comes after position {told.previous_position}, but this replica "
            f"stands at position {stands}: what lies between is missing",
        )

    def give_up(self) -> None:
        """It was looked for everywhere."""
        self.is_given_up = True
        self.words += (
            " from the topic, which may not keep it any more; start from a published copy with `hansei stream "
            "replica --from FILE`, or wait until the relay tells it again"
        )


@dataclass
class Chain:
    """Where a reader stands, and the first message that it had to pass over because one before it is missing."""

    position: int
    appended_at: str | None = None
    """When the log stored the event at that position; none where nothing was read yet."""
    ahead_from: int | None = None
    """The offset of the first message passed over; none where nothing is missing."""

    def take(self, told: Told, offset: int) -> Place:
        """Where this message stands; the reader stands at it if it is the next one.

        Raises BrokenIntegrityError when it tells of another event at the position where the reader stands: then
        these are two logs, or one that was put back to an earlier state and went on differently.
        """
        if told.position == self.position and self.appended_at not in (None, told.appended_at):
            raise BrokenIntegrityError(
                f"position {told.position}: this replica holds an event stored at {self.appended_at}, offset "
                f"{offset} tells one stored at {told.appended_at}; the log was put back or it is another one. "
                "Start again from a copy published since, or with an empty folder"
            )
        if told.position <= self.position:
            return Place.REPEATED
        if told.previous_position != self.position:
            self.ahead_from = offset if self.ahead_from is None else min(offset, self.ahead_from)
            return Place.AHEAD
        self.position, self.appended_at = told.position, told.appended_at
        return Place.NEXT
