"""From messages of other systems to the log: each counts once, and what cannot count goes to the dead letters.

A message is acknowledged only when it is in the log or among the dead letters. So a process that is killed at any
instant loses none; what it had done without saying so comes again and is known by its command id.
"""

import logging
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from engine.errors import ConflictError, RefusedError, UnavailableError, UnusableInputError
from engine.handle import Order, handle_each
from engine.log.log import Log
from engine.log.recorded import Appended
from engine.transport.dead_letters import DeadLetters, Record, name_of
from engine.transport.running import Running
from engine.transport.updates import to_order

SOURCE = "kafka"
PATIENCE = 120.0
"""Seconds that the log may be away before the inbox gives up and ends; what it had begun comes again."""
TRIES = 5
"""How often messages are tried that meet a change of somebody else again and again."""


@dataclass
class Inbox:
    """Takes messages, in the order in which they come. For one thread."""

    log: Log
    letters: DeadLetters
    appended_by: str
    running: Running
    patience: float = PATIENCE
    position: int = 0
    """Where the last of them lies in the log."""

    def take(self, records: Sequence[Record]) -> None:
        """Returns when every message is in the log or among the dead letters. Raises UnavailableError otherwise."""
        orders: list[tuple[Record, Order]] = []
        for record in records:
            try:
                order = to_order(
                    record.value, workspace=self.log.workspace_id, key=self.log.key, now=self.log.now()
                )
            except (UnusableInputError, RefusedError) as error:
                self._bury(record, str(error))
            except Exception as error:
                self._bury(record, _of_our_own(error))
            else:
                if order is None:
                    self.running.count("for_another_workspace")
                else:
                    orders.append((record, order))
        self._carry_out(orders)
        self.letters.settle()

    def _carry_out(self, orders: Sequence[tuple[Record, Order]]) -> None:
        """All in one transaction; where that meets a defect of ours, one by one, so that it concerns one only."""
        if not orders:
            return
        try:
            answers = self._handled([order for _, order in orders])
        except (UnavailableError, MemoryError, OSError):
            raise
        except Exception as error:
            for one in orders if len(orders) > 1 else ():
                self._carry_out([one])
            if len(orders) == 1:
                self._bury(orders[0][0], str(error) if isinstance(error, ConflictError) else _of_our_own(error))
            return
        seen: set[str] = set()
        for (record, order), answer in zip(orders, answers, strict=True):
            if isinstance(answer, Appended):
                again = answer.repeated or order.command_id in seen
                self.running.count("repeated" if again else "appended")
                seen.add(order.command_id)
                self.position = max(self.position, *answer.positions, 0)
            else:
                self._bury(record, str(answer))

    def _handled(self, orders: Sequence[Order]) -> Sequence[Appended | RefusedError | UnusableInputError]:
        """What becomes of the orders; waits, longer each time, while the log is away or others are faster."""
        conflicts, until = 0, time.monotonic() + self.patience
        while True:
            try:
                answers = handle_each(self.log, orders, appended_by=self.appended_by, source=SOURCE)
            except ConflictError as error:
                conflicts += 1
                if conflicts == TRIES or not self.running.fails(str(error)):
                    raise
            except UnavailableError as error:
                if time.monotonic() > until or not self.running.fails(str(error)):
                    raise
            else:
                self.running.works()
                return answers

    def _bury(self, record: Record, reason: str) -> None:
        self.running.count("dead")
        self.running.say(f"dead letter: {reason}", logging.WARNING, update=name_of(record))
        self.letters.bury(record, reason, self.log.now())


def _of_our_own(error: Exception) -> str:
    """A message that we cannot cope with must not block the others; where it happened helps whoever mends it."""
    place = traceback.extract_tb(error.__traceback__)[-1]
    return (
        f"something is wrong in Hansei itself: {type(error).__name__}: {error} "
        f"({Path(place.filename).name}, line {place.lineno})"
    )
