"""Who the opaque ids in the events are.

Events name people, roles and bodies by an opaque id; the names lie here, outside the sealed log. Forgetting a
person deletes one row, and every view then says "forgotten person". Memory grows with the people, not with the
history.
"""

import secrets
from collections.abc import Iterable, Mapping
from threading import Lock

from engine.log.store import Recorder, Transaction, json_array

FORGOTTEN = "forgotten person"


class People:
    """Finds and enters people by name. Ids are kept in memory until another process forgets somebody."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._lock = Lock()
        self._kept: tuple[int, dict[str, str]] = (0, {})

    def ids_in(
        self, transaction: Transaction, names: Iterable[str], forgotten_at: int
    ) -> tuple[dict[str, str], dict[str, str]]:
        """The opaque id of each name; and of those the ones that are new, which the transaction has to enter.

        `forgotten_at` is the last position at which the log forgot something; ids kept from before are not used.
        """
        kept_at, kept = self._kept
        known = kept if kept_at == forgotten_at else {}
        wanted = set(names)
        found = {name: known[name] for name in wanted & known.keys()}
        new: dict[str, str] = {}
        if asked := sorted(wanted - known.keys()):
            found |= {row[0]: row[1] for row in transaction.ask("people_named", (json_array(asked),))}
            new = {name: f"p-{secrets.token_hex(6)}" for name in asked if name not in found}
        return found | new, new

    def keep(self, ids: Mapping[str, str], forgotten_at: int) -> None:
        """Keeps ids in memory once the transaction that found or entered them has come to its end."""
        with self._lock:
            kept_at, kept = self._kept
            if forgotten_at > kept_at or (forgotten_at == kept_at and not ids.keys() <= kept.keys()):
                self._kept = (forgotten_at, {**(kept if forgotten_at == kept_at else {}), **ids})

    def rows(self) -> list[tuple[str, str]]:
        """(person id, name) of everybody, by id."""
        return [(row[0], row[1]) for row in self._recorder.select("people")]
