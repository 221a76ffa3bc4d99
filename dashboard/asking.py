"""The questions that pages ask of the views: each asked once for all viewers, and ahead of them where it can be."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

from dashboard.answers import Answers
from projections.read_model import Bounds, ReadModel, Row

AT_ONCE = 2
MOST = 64
"""So many questions are asked ahead of the pages; any others when a page comes for them."""

Question = tuple[str, tuple[Any, ...], bool]
"""Its name, its parameters after the bounds, and whether it is of the structure only."""


class Asking:
    """Asks the views, and keeps the answers. Any thread may ask.

    A page that is drawn again asks a dozen questions one after the other, and whoever looks waits for each. So when
    the position moves, what the pages asked at the one before is asked at once, some at a time: it is answered or
    under way when the first page comes for it. What no page asked at the last position is not asked again.
    """

    def __init__(self, read_model: ReadModel, answers: Answers) -> None:
        self._read_model = read_model
        self._answers = answers
        self._pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="asking")
        self._lock = threading.Lock()
        self._position = -1
        self._asked: dict[Question, None] = {}
        self._waiting: list[Future[list[Row]]] = []

    def ask(
        self,
        question: str,
        bounds: Bounds | None = None,
        parameters: tuple[Any, ...] = (),
        now: datetime | None = None,
    ) -> list[Row]:
        """The answer to a question, one that takes these bounds first. Shared by all viewers: not to be changed.

        Where as_of is open the minute of `now` counts too: a planned fact comes into force without an event.
        """
        minute = now.replace(second=0, microsecond=0) if now and not (bounds and bounds.as_of) else None
        told = (*(bounds.parameters() if bounds else ()), *parameters)
        rows: list[Row] = self._answers.get(
            (question, told, minute), lambda: self._read_model.question(question, told)
        )
        return rows

    def ask_now(
        self,
        question: str,
        parameters: tuple[Any, ...],
        position: int,
        now: datetime,
        *,
        of_structure: bool = False,
    ) -> list[Row]:
        """The answer as it is now, at the position where the views stand; asked again as soon as that moves.

        What is `of_structure` no check-in, reading, target or comment changes: it is found anew when that moved.
        """
        asked = (question, parameters, of_structure)
        with self._lock:
            if position > self._position:
                self._position = position
                self._asked.clear()
            if position == self._position and len(self._asked) < MOST:
                self._asked[asked] = None
        return self._at(asked, position, now)

    def moved(self, position: int) -> None:
        """The views have moved. What still waits to be asked at an earlier position is not asked any more.

        A failure is told to the page that asks the same.
        """
        with self._lock:
            asked, before = list(self._asked), self._waiting
            self._asked.clear()
            for one in before:
                one.cancel()
            now = datetime.now(UTC)
            self._waiting = [self._pool.submit(self._at, one, position, now) for one in asked]

    def _at(self, asked: Question, position: int, now: datetime) -> list[Row]:
        question, parameters, of_structure = asked
        if of_structure:
            position = self.ask("last_structure", Bounds(up_to=position), (), now)[0]["position"]
            if not position:
                return []
        return self.ask(question, Bounds(up_to=position), parameters, now)

    def close(self) -> None:
        """Waits for the questions under way, and asks no more."""
        self._pool.shutdown(cancel_futures=True)
