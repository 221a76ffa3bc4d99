"""Who the opaque ids in the events are.

Events name people, roles and bodies by an opaque id; the names lie here, outside the sealed log. Forgetting a
person deletes one row, and every view then says "forgotten person". Memory grows with the people, not with the
history.
"""

import secrets
from collections.abc import Iterable
from threading import Lock

from engine.log.recorder import LogRecorder, sql

FORGOTTEN = "forgotten person"


class People:
    """Finds and enters people by name."""

    def __init__(self, recorder: LogRecorder) -> None:
        self._recorder = recorder
        self._ids: dict[str, str] = {}
        self._lock = Lock()

    def ids(self, names: Iterable[str]) -> dict[str, str]:
        """The opaque id of each name; a name not known yet is entered."""
        wanted = set(names)
        with self._lock:
            unknown = wanted - self._ids.keys()
            if unknown:
                self._ids = {name: person_id for person_id, name in self.rows()}
                self._enter(sorted(wanted - self._ids.keys()))
            return {name: self._ids[name] for name in wanted}

    def rows(self) -> list[tuple[str, str]]:
        """(person id, name) of everybody, by id."""
        return [(row[0], row[1]) for row in self._recorder.select("people")]

    def _enter(self, names: list[str]) -> None:
        if not names:
            return
        with self._recorder.append_lock() as cursor:
            for name in names:
                cursor.execute(sql("enter_person"), (f"p-{secrets.token_hex(6)}", name))
        self._ids = {name: person_id for person_id, name in self.rows()}
