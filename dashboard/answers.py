"""Answers that many viewers share: each question is asked once for a position, by whoever comes first."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from typing import Any

KEPT = 256


class Answers:
    """The last answers by what was asked. Any thread may ask; who asks the same meanwhile waits for the first."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, Future[Any]] = OrderedDict()

    def forget(self) -> None:
        """Keeps none of the answers any more; those that are being found now are told and not kept."""
        with self._lock:
            self._answers.clear()

    def get(self, asked: Hashable, find: Callable[[], Any]) -> Any:  # noqa: ANN401 -- whatever `find` answers
        """The answer kept, or the one that `find` gives now; a failure is told to all who wait and not kept."""
        with self._lock:
            answer = self._answers.get(asked)
            mine = answer is None
            if answer is None:
                answer = self._answers[asked] = Future()
                if len(self._answers) > self._kept:
                    self._answers.popitem(last=False)
            else:
                self._answers.move_to_end(asked)
        if mine:
            try:
                answer.set_result(find())
            except BaseException as error:
                with self._lock:
                    self._answers.pop(asked, None)
                answer.set_exception(error)
        return answer.result()
