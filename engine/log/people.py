"""Who the opaque ids in the events are.

Events name people, roles and bodies by an opaque id; the names lie here, outside the sealed log. Forgetting a
person deletes one row, and every view then says "forgotten person". Memory grows with the people, not with the
history.
"""

import secrets
from collections.abc import Iterable, Mapping
from threading import Lock

import orjson
from eventsourcing.sqlite import SQLiteCursor

from engine.log.recorder import LogRecorder, sql

FORGOTTEN = "forgotten person"


class People:
    """Finds and enters people by name. Ids are kept in memory until another process forgets somebody."""

    def __init__(self, recorder: LogRecorder) -> None:
        self._recorder = recorder
        self._lock = Lock()
        self._kept: tuple[int, dict[str, str]] = (0, {})

    def ids(self, names: Iterable[str]) -> dict[str, str]:
        """The opaque id of each name; a name not known yet is entered."""
        with self._recorder.append_lock() as cursor:
            return self.ids_under_lock(cursor, names, None)

    def ids_under_lock(
        self, cursor: SQLiteCursor, names: Iterable[str], forgotten_at: int | None
    ) -> dict[str, str]:
        """The same in the transaction of an append, so that nobody is forgotten between the two.

        `forgotten_at` is the last position at which the log forgot something; ids kept from before are not used.
        """
        kept_at, kept = self._kept
        known = kept if kept_at == forgotten_at else {}
        wanted = set(names)
        found = {name: known[name] for name in wanted & known.keys()}
        asked = sorted(wanted - known.keys())
        if asked:
            found |= self._known(cursor, asked)
            new = [name for name in asked if name not in found]
            if new:
                cursor.executemany(sql("enter_person"), [(f"p-{secrets.token_hex(6)}", name) for name in new])
                found |= self._known(cursor, new)
        return found

    def keep(self, ids: Mapping[str, str], forgotten_at: int) -> None:
        """Keeps ids in memory once the transaction that found or entered them has come to its end."""
        with self._lock:
            kept_at, kept = self._kept
            if forgotten_at > kept_at or (forgotten_at == kept_at and not ids.keys() <= kept.keys()):
                self._kept = (forgotten_at, {**(kept if forgotten_at == kept_at else {}), **ids})

    def rows(self) -> list[tuple[str, str]]:
        """(person id, name) of everybody, by id."""
        return [(row[0], row[1]) for row in self._recorder.select("people")]

    def _known(self, cursor: SQLiteCursor, names: list[str]) -> dict[str, str]:
        cursor.execute(sql("people_named"), (orjson.dumps(names).decode(),))
        return {row[0]: row[1] for row in cursor.fetchall()}
