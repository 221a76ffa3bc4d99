"""What a strategy is in a plan file: roots and the items under them, plan values, links."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from engine.domain.values import Kind
from engine.errors import UnusableInputError
from engine.intake.plan.shape import ROOTS

Link = tuple[str, str, str]
"""A relation and the two entities that it joins."""


@dataclass(slots=True)
class Told:
    """One plan, scorecard, cycle or item as a file, or the log, tells of it."""

    kind: Kind
    entity_id: str
    parent_id: str | None
    where: str = ""
    """The place in the file: file and line, or file, sheet and row."""
    values: dict[str, Any] = field(default_factory=dict)
    """Its attributes; one that it does not have is not in here."""
    plan: dict[str, float] = field(default_factory=dict)
    """Its target by period."""
    places: dict[str, str] = field(default_factory=dict)
    """Where each of its keys stands in the file."""

    def at(self, key: str) -> str:
        """Where a key stands in the file; where the item does, if it has no such key."""
        return self.places.get(key, self.where)


@dataclass(slots=True)
class Outline:
    """Some plans, scorecards and cycles, whole."""

    position: int | None = None
    """Where the log stood when the file was written, if it says so."""
    items: dict[str, Told] = field(default_factory=dict)
    """By id, each after what it lies under."""
    links: dict[Link, str] = field(default_factory=dict)
    """How strong each link is."""
    places: dict[Link, str] = field(default_factory=dict)
    """Where each link stands in the file."""

    def roots(self) -> Iterator[Told]:
        """The plans, scorecards and cycles."""
        return (item for item in self.items.values() if item.kind in ROOTS)

    def under(self) -> dict[str | None, list[Told]]:
        """The items by what they lie under."""
        found: dict[str | None, list[Told]] = {}
        for item in self.items.values():
            found.setdefault(item.parent_id, []).append(item)
        return found


def bad(where: str, why: str) -> UnusableInputError:
    """What is wrong with a file, where, and what to do about it."""
    return UnusableInputError(" ".join(f"{where}: {why}".split()))
